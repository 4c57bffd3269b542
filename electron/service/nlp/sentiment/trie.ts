/**
 * A set of sequences of code points, numbered, to be walked step by step along a text. First steps lie in an array of
 * their own, since at most places of a text nothing begins; all others in one open-addressing table. A node is the place
 * of its cell in that table, and all that a step asks of it lies in one cell of 16 bytes, so that a step costs one line
 * of the processor's cache; most steps that lead nowhere are known from the cell they would start at.
 */
export interface Trie {
  /** Node by first code point below U+10000; 0 where nothing begins with it. */
  readonly first: Int32Array;
  /**
   * Four numbers a cell: its code point (-1 in an empty cell), the node it leads from, the number of the sequence that
   * ends here or -1, and which of 32 classes of code points go on from here. The first cell is the root.
   */
  readonly cells: Int32Array;
}

const stride = 4;

/** Builds a trie; a sequence's number is its place in the list, and of equal sequences the first counts. */
export function buildTrie(sequences: readonly (readonly number[])[]): Trie {
  let size = 1 << 8;
  let cells = emptyCells(size);
  let used = 1;
  sequences.forEach((sequence, index) => {
    if ((used + sequence.length) * loadFactor > size) {
      while ((used + sequence.length) * loadFactor > size) size *= 2;
      cells = moved(cells, size);
    }
    let node = 0;
    for (const code of sequence) {
      const cell = cellOf(cells, node, code);
      if (cells[cell] === -1) {
        put(cells, cell, code, node);
        used += 1;
      }
      node = cell;
    }
    if (node !== 0 && cells[node + 2] === -1) cells[node + 2] = index;
  });
  const first = new Int32Array(0x10000);
  for (let cell = stride; cell < cells.length; cell += stride) {
    const code = cells[cell] ?? -1;
    if (code >= 0 && code < first.length && cells[cell + 1] === 0) first[code] = cell;
  }
  return { first, cells };
}

/** How many cells there are at least for each that is used. */
const loadFactor = 1.5;

function emptyCells(count: number): Int32Array {
  const cells = new Int32Array(count * stride);
  for (let cell = 0; cell < cells.length; cell += stride) {
    cells[cell] = -1;
    cells[cell + 2] = -1;
  }
  return cells;
}

function put(cells: Int32Array, cell: number, code: number, parent: number): void {
  cells[cell] = code;
  cells[cell + 1] = parent;
  cells[parent + 3] = (cells[parent + 3] ?? 0) | (1 << (code & 31));
}

/** The same trie in another number of cells: a node can be placed once its parent is. */
function moved(cells: Int32Array, count: number): Int32Array {
  const into = emptyCells(count);
  const places = new Int32Array(cells.length / stride).fill(-1);
  places[0] = 0;
  const way: number[] = [];
  for (let cell = stride; cell < cells.length; cell += stride) {
    if (cells[cell] === -1) continue;
    // Up to what is placed, then down again: sequences may be too long for recursion.
    for (let above = cell; places[above / stride] === -1; above = cells[above + 1] ?? 0) way.push(above);
    for (let next = way.pop(); next !== undefined; next = way.pop()) {
      const parent = places[(cells[next + 1] ?? 0) / stride] ?? 0;
      const code = cells[next] ?? 0;
      const place = cellOf(into, parent, code);
      put(into, place, code, parent);
      into[place + 2] = cells[next + 2] ?? -1;
      places[next / stride] = place;
    }
  }
  return into;
}

/** The node that a sequence may begin with, or 0. */
export function firstNode(trie: Trie, code: number): number {
  return code < 0x10000 ? (trie.first[code] ?? 0) : nextNode(trie, 0, code);
}

/** The node that `code` leads to from `node`, or 0. */
export function nextNode({ cells }: Trie, node: number, code: number): number {
  if ((((cells[node + 3] ?? 0) >>> (code & 31)) & 1) === 0) return 0;
  const cell = cellOf(cells, node, code);
  return cells[cell] === -1 ? 0 : cell;
}

/** The number of the sequence that ends at a node, or -1. */
export const valueAt = ({ cells }: Trie, node: number): number => cells[node + 2] ?? -1;

/** The cell of a step, or the empty one where it would lie. The root's own cell is never one of them. */
function cellOf(cells: Int32Array, parent: number, code: number): number {
  const mask = cells.length / stride - 1;
  let hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b);
  hash = (hash ^ (hash >>> 15)) & mask;
  for (;;) {
    const cell = hash * stride;
    if (cell !== 0) {
      const found = cells[cell];
      if (found === -1 || (found === code && cells[cell + 1] === parent)) return cell;
    }
    hash = (hash + 1) & mask;
  }
}
