import { tokenKinds, type TokenKind } from './token-kind.ts';

/**
 * Tokens as columns, to be filled again and again without allocating. Offsets are half-open: `starts` and `ends` in
 * code points, `unitStarts` and `unitEnds` in UTF-16 units for slicing the string.
 */
export interface TokenBuffer {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  unitStarts: Int32Array;
  unitEnds: Int32Array;
  /** Places in `tokenKinds`. */
  kinds: Uint8Array;
}

/** A buffer with room for some tokens; it grows as needed. */
export function createTokenBuffer(capacity = 1024): TokenBuffer {
  return {
    count: 0,
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    unitStarts: new Int32Array(capacity),
    unitEnds: new Int32Array(capacity),
    kinds: new Uint8Array(capacity),
  };
}

/** Makes room for at least so many tokens in all. */
export function growTokenBuffer(buffer: TokenBuffer, capacity: number): void {
  if (buffer.starts.length >= capacity) return;
  const larger = createTokenBuffer(Math.max(capacity, buffer.starts.length * 2));
  for (const column of ['starts', 'ends', 'unitStarts', 'unitEnds', 'kinds'] as const) larger[column].set(buffer[column].subarray(0, buffer.count));
  Object.assign(buffer, { ...larger, count: buffer.count });
}

/** The kind of a token in a buffer. */
export function kindAt(buffer: TokenBuffer, index: number): TokenKind {
  return tokenKinds[buffer.kinds[index] ?? 0] ?? 'mark';
}
