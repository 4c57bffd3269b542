/**
 * Little-endian base-128 integers: seven bits a byte, the high bit says that more follow.
 * Values up to 2^53 - 1.
 */

/** Writes a value and returns the offset behind it. The caller provides room for 8 bytes. */
export function writeVarint(bytes: Uint8Array, offset: number, value: number): number {
  let rest = value;
  let position = offset;
  while (rest > 0x7fffffff) {
    bytes[position++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  while (rest > 127) {
    bytes[position++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[position++] = rest;
  return position;
}

/** Reads values one after the other. */
export class VarintReader {
  readonly bytes: Uint8Array;
  offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.bytes = bytes;
    this.offset = offset;
  }

  /** The next value. Throws a RangeError at the end of the bytes, which means that they are damaged. */
  next(): number {
    const { bytes } = this;
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[this.offset];
      if (byte === undefined) throw new RangeError('varint beyond the end');
      this.offset += 1;
      if (byte < 128) return value + byte * scale;
      value += (byte & 127) * scale;
      scale *= 128;
    }
  }
}
