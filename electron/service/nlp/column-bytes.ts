type Column = Float64Array | Int32Array | Float32Array | Uint16Array | Uint8Array;

/** The head's length, and what fills it up. */
const frontLength = 8;

/**
 * Typed arrays with a head as bytes, little-endian: the length of a JSON head (UInt32), the head, and the columns one
 * after another; each of them filled up to a multiple of eight bytes.
 */
export function encodeColumns(head: object, columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...head, lengths: columns.map(({ length }) => length) }));
  const headLength = filled(bytes.length);
  const out = new Uint8Array(frontLength + headLength + columns.reduce((sum, { byteLength }) => sum + filled(byteLength), 0));
  new DataView(out.buffer).setUint32(0, headLength, true);
  out.fill(0x20, frontLength, frontLength + headLength);
  out.set(bytes, frontLength);
  let at = frontLength + headLength;
  for (const column of columns) {
    out.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += filled(column.byteLength);
  }
  return out;
}

/** The head that was given, and the columns in their order. */
export interface ColumnReader {
  readonly head: object;
  /** The next column, of the type it was. */
  next<Kind extends Column>(make: new (buffer: ArrayBuffer, offset: number, length: number) => Kind): Kind;
}

/** Reads what `encodeColumns` wrote; null for other bytes. */
export function decodeColumns(bytes: Uint8Array): ColumnReader | null {
  if (bytes.length < frontLength) return null;
  const own = bytes.slice();
  const headLength = new DataView(own.buffer).getUint32(0, true);
  const head = readHead(own.subarray(frontLength, frontLength + headLength));
  if (head === null) return null;
  let at = frontLength + headLength;
  let index = 0;
  return {
    head,
    next(make) {
      const column = new make(own.buffer, at, head.lengths[index] ?? 0);
      index += 1;
      at += filled(column.byteLength);
      return column;
    },
  };
}

const filled = (length: number) => Math.ceil(length / 8) * 8;

function readHead(bytes: Uint8Array): { lengths: readonly number[] } | null {
  try {
    const head: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof head !== 'object' || head === null || !('lengths' in head) || !Array.isArray(head.lengths)) return null;
    return { ...head, lengths: head.lengths.map(Number) };
  } catch {
    return null;
  }
}
