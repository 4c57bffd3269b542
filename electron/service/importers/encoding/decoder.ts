import { isUtf8 } from 'node:buffer';
import { textProblem } from '../cell-checks.ts';
import type { Encoding } from './detect.ts';

/** Where the bytes of the file were no text: in the decoded text, and in the file. */
export interface InvalidBytes {
  /** Index of a UTF-16 unit of the decoded chunk, on the line that holds the invalid bytes. */
  readonly at: number;
  /** Offset in the file of the first invalid byte of that line. */
  readonly offset: number;
}

export interface DecodedChunk {
  readonly text: string;
  readonly invalid: readonly InvalidBytes[];
  /** Whether the text may hold a NUL or a lone surrogate; known from the bytes for less than looking at the text costs. */
  readonly suspicious: boolean;
}

/** Turns the bytes of a file, piece by piece, into text; never throws, but says where bytes were invalid. */
export interface ChunkDecoder {
  push(bytes: Buffer, final: boolean): DecodedChunk;
}

/** A decoder that starts at the given offset of the file (behind the byte order mark). */
export function createDecoder(encoding: Encoding, startOffset: number): ChunkDecoder {
  const cut = encoding === 'utf-8' ? completeUtf8 : encoding === 'utf-16le' || encoding === 'utf-16be' ? completeUtf16(encoding) : completeLegacy(encoding);
  const decode = encoding === 'utf-8' ? decodeUtf8 : encoding === 'utf-16le' ? decodeLittle : encoding === 'utf-16be' ? decodeBig : decodeLegacy(encoding);
  let carried: Buffer = Buffer.alloc(0);
  let offset = startOffset;
  return {
    push(bytes, final) {
      const all = carried.length === 0 ? bytes : Buffer.concat([carried, bytes]);
      const end = final ? all.length : cut(all);
      carried = end === all.length ? Buffer.alloc(0) : Buffer.from(all.subarray(end));
      const chunk = decode(all.subarray(0, end), offset);
      offset += end;
      return chunk;
    },
  };
}

/** The length of the part of the bytes that ends on a character boundary. */
type Cut = (bytes: Buffer) => number;

const completeUtf8: Cut = (bytes) => {
  // Whole lines where there are any, so that a parser seldom has to join what one piece leaves to the next.
  const line = bytes.lastIndexOf(0x0a);
  if (line !== -1) return line + 1;
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
};

const completeUtf16 =
  (encoding: 'utf-16le' | 'utf-16be'): Cut =>
  (bytes) => {
    const even = bytes.length & ~1;
    const high = even < 2 ? 0 : (bytes[encoding === 'utf-16le' ? even - 1 : even - 2] ?? 0);
    return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
  };

/** GB18030 and Big5: a byte below 0x30 is never part of a longer character, so the walk starts behind the last one. */
const completeLegacy =
  (encoding: Encoding): Cut =>
  (bytes) => {
    const line = bytes.lastIndexOf(0x0a);
    if (line !== -1) return line + 1;
    if (encoding === 'windows-1252') return bytes.length;
    let position = bytes.length;
    while (position > 0 && (bytes[position - 1] ?? 0) >= 0x30) position--;
    for (;;) {
      const lead = bytes[position];
      if (lead === undefined) return bytes.length;
      let length = 1;
      if (lead > 0x80 && lead < 0xff) {
        const second = bytes[position + 1];
        if (second === undefined) return position;
        length = encoding === 'gb18030' && second >= 0x30 && second <= 0x39 ? 4 : 2;
      }
      if (position + length > bytes.length) return position;
      position += length;
    }
  };

function decodeUtf8(bytes: Buffer, offset: number): DecodedChunk {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), invalid: [], suspicious: bytes.includes(0) };
  return decodeLines(bytes, offset, isUtf8, (line) => line.toString('utf8'), (line) => firstInvalidByte(line, 'utf-8'));
}

/** Lone surrogates stay as they are, so that whoever reads the row can report them. */
function decodeLittle(bytes: Buffer, offset: number): DecodedChunk {
  const odd = bytes.length % 2 === 1;
  const text = bytes.toString('utf16le');
  const suspicious = textProblem(text) !== null;
  return odd ? { text: `${text}\ufffd`, invalid: [{ at: text.length, offset: offset + bytes.length - 1 }], suspicious } : { text, invalid: [], suspicious };
}

function decodeBig(bytes: Buffer, offset: number): DecodedChunk {
  const swapped = Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
  return decodeLittle(bytes.length % 2 === 0 ? swapped : Buffer.concat([swapped, bytes.subarray(bytes.length - 1)]), offset);
}

function decodeLegacy(encoding: Encoding): (bytes: Buffer, offset: number) => DecodedChunk {
  const fatal = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder(encoding, { ignoreBOM: true });
  const valid = (bytes: Uint8Array): boolean => decodes(fatal, bytes);
  return (bytes, offset) => {
    try {
      return { text: fatal.decode(bytes), invalid: [], suspicious: bytes.includes(0) };
    } catch {
      return decodeLines(bytes, offset, valid, (line) => lenient.decode(line), (line) => firstInvalidByte(line, encoding));
    }
  };
}

/** Line by line, because 0x0A is never part of a longer character in any of these encodings. */
function decodeLines(
  bytes: Buffer,
  offset: number,
  valid: (line: Uint8Array) => boolean,
  decode: (line: Buffer) => string,
  firstInvalid: (line: Buffer) => number,
): DecodedChunk {
  const invalid: InvalidBytes[] = [];
  const pieces: string[] = [];
  let length = 0;
  let goodFrom = 0;
  const flush = (until: number): void => {
    if (until <= goodFrom) return;
    const piece = decode(bytes.subarray(goodFrom, until));
    pieces.push(piece);
    length += piece.length;
  };
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    if (!valid(line)) {
      flush(start);
      invalid.push({ at: length, offset: offset + start + firstInvalid(line) });
      goodFrom = start;
      flush(end);
      goodFrom = end;
    }
    start = end;
  }
  flush(bytes.length);
  return { text: pieces.join(''), invalid, suspicious: bytes.includes(0) };
}

/** The offset in the line of the first byte that cannot be part of a character. */
function firstInvalidByte(line: Uint8Array, encoding: Encoding): number {
  // The shortest prefix that fails ends with the byte that broke the character.
  let low = 0;
  let high = line.length;
  const fails = (length: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(line.subarray(0, length), { stream: true });
      return false;
    } catch {
      return true;
    }
  };
  if (!fails(high)) return Math.max(0, high - 1);
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (fails(middle)) high = middle;
    else low = middle;
  }
  // A character that breaks off is reported where it starts, not at the byte that should have continued it.
  for (let start = Math.max(0, high - 4); start < high - 1; start++) {
    if (!fails(start) && decodes(new TextDecoder(encoding, { fatal: true, ignoreBOM: true }), line.subarray(0, start))) {
      if (!decodes(new TextDecoder(encoding, { fatal: true, ignoreBOM: true }), line.subarray(0, start + 1))) return start;
    }
  }
  return high - 1;
}

function decodes(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
