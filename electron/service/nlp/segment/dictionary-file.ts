import type { Piece } from './alphabet.ts';
import type { Dictionary } from './dictionary.ts';
import { trieOver, usedCells } from './trie.ts';

/**
 * The compiled dictionary as a file of this machine's byte order: eight 32-bit numbers (mark, version, symbols, cells,
 * bytes of the pieces, words counted, two unused), the cells, the symbols by character, the pieces as JSON.
 */
const mark = 0x5665_7262;
const version = 1;
const headerSize = 8;
const basicPlane = 0x10000;

/** The bytes of a dictionary without words of an analyst's own. */
export function encodeDictionary({ alphabet, base, total }: Dictionary): Uint8Array {
  const cells = usedCells(base);
  const pieces = Buffer.from(JSON.stringify([...alphabet.pieces]));
  const header = Int32Array.of(mark, version, alphabet.size, cells.length, pieces.length, total, 0, 0);
  return Buffer.concat([header, cells, alphabet.units].map(bytesOf).concat(pieces));
}

const bytesOf = (array: Int32Array | Uint16Array): Buffer => Buffer.from(array.buffer, array.byteOffset, array.byteLength);

/** Reads what `encodeDictionary` wrote. Throws a RangeError for anything else. */
export function decodeDictionary(bytes: Uint8Array): Dictionary {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset } = aligned;
  if (aligned.byteLength < headerSize * 4) throw new RangeError('No compiled dictionary.');
  const [found, foundVersion, size = 0, cellCount = 0, pieceBytes = 0, total = 1] = new Int32Array(buffer, byteOffset, headerSize);
  const unitsAt = (headerSize + cellCount) * 4;
  const piecesAt = unitsAt + basicPlane * 2;
  if (found !== mark || foundVersion !== version || aligned.byteLength !== piecesAt + pieceBytes) throw new RangeError('No compiled dictionary of this version.');
  const pieces: [number, Piece[]][] = JSON.parse(new TextDecoder().decode(aligned.subarray(piecesAt)));
  return {
    alphabet: { units: new Uint16Array(buffer, byteOffset + unitsAt, basicPlane).slice(), pieces: new Map(pieces), size },
    base: trieOver(new Int32Array(buffer, byteOffset + headerSize * 4, cellCount)),
    own: undefined,
    total,
    unknownWeight: -Math.log(total),
  };
}
