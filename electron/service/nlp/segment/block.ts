/**
 * A stretch of text without white space as symbols (`alphabet.ts`), the unit in which the best path is sought. The
 * arrays have one place more than there are symbols: symbol n reaches from starts[n] to starts[n + 1].
 */
export interface Block {
  size: number;
  symbols: Uint16Array;
  /** Places in `tokenKinds`. */
  kinds: Uint8Array;
  /** In code points. */
  starts: Int32Array;
  /** In UTF-16 units. */
  unitStarts: Int32Array;
  /** Where the next block is looked for, and how many surrogate pairs lie before: units minus pairs are code points. */
  nextUnit: number;
  pairs: number;
}

/** An empty block at the beginning of a text. */
export function createBlock(): Block {
  return { size: 0, ...columns(512), nextUnit: 0, pairs: 0 };
}

function columns(capacity: number) {
  return {
    symbols: new Uint16Array(capacity),
    kinds: new Uint8Array(capacity),
    starts: new Int32Array(capacity),
    unitStarts: new Int32Array(capacity),
  };
}

/** Doubles the room. */
export function growBlock(block: Block): void {
  const larger = columns(block.symbols.length * 2);
  for (const column of ['symbols', 'kinds', 'starts', 'unitStarts'] as const) larger[column].set(block[column]);
  Object.assign(block, larger);
}
