import { to as targets } from 'opencc-js/preset/t2cn';
import { isWordCode } from '#shared/query/characters.ts';

/**
 * Folding makes texts comparable: lower case, full-width and half-width forms to their usual form,
 * compatibility ideographs to unified ones, traditional characters to simplified. It works code point by
 * code point and always one to one, so offset n of the folded text is offset n of the original.
 * Combining marks stay where they are: NFD text is not composed.
 */

/** Fold of every code point below U+10000; astral ones that change are in `astralFold`. */
export const basicFold = new Int32Array(0x10000);
const astralFold = new Map<number, number>();

function single(text: string, fallback: number): number {
  const code = text.codePointAt(0);
  if (code === undefined) return fallback;
  return text.length === (code > 0xffff ? 2 : 1) ? code : fallback;
}

function isWidthOrCompatibility(code: number): boolean {
  return code === 0x3000 || (code >= 0xff01 && code <= 0xffee)
    || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f);
}

function foldSlowly(code: number, simplified: Map<number, number>): number {
  let folded = code;
  if (isWidthOrCompatibility(folded)) folded = single(String.fromCodePoint(folded).normalize('NFKC'), folded);
  folded = single(String.fromCodePoint(folded).toLowerCase(), folded);
  // A few simplified forms are traditional forms of others: follow the chain, guarding against a cycle.
  for (let step = 0; step < 4; step += 1) {
    const next = simplified.get(folded);
    if (next === undefined || next === code) break;
    folded = next;
  }
  return folded;
}

/** Where letters with case, width forms and compatibility ideographs are; a test holds this against all of Unicode. */
const rangesThatMayFold: readonly (readonly [first: number, last: number])[] = [
  [0x41, 0x5a], [0xc0, 0x58f], [0x10a0, 0x10ff], [0x13a0, 0x13ff], [0x1c80, 0x1cbf], [0x1e00, 0x1fff], [0x2100, 0x218f],
  [0x24b0, 0x24ff], [0x2c00, 0x2cff], [0x3000, 0x3000], [0xa640, 0xa69f], [0xa720, 0xa7ff], [0xf900, 0xfaff], [0xff00, 0xffef],
  [0x10400, 0x105ff], [0x10c80, 0x10cff], [0x10d50, 0x10d8f], [0x118a0, 0x118df], [0x16e40, 0x16edf], [0x1e900, 0x1e95f],
  [0x2f800, 0x2fa1f],
];

/** The simplified form of each traditional character that has one of its own; phrases are left out. */
function simplifiedCharacters(): Map<number, number> {
  const simplified = new Map<number, number>();
  for (const dictionary of (targets['cn'] ?? []).flat()) {
    const pairs = typeof dictionary === 'string' ? dictionary.split('|').map((pair) => pair.split(' ')) : dictionary;
    for (const [from = '', to = ''] of pairs) {
      const fromCode = single(from, 0);
      const toCode = single(to, 0);
      if (fromCode !== 0 && toCode !== 0 && fromCode !== toCode) simplified.set(fromCode, toCode);
    }
  }
  return simplified;
}

function fillTables(): void {
  const simplified = simplifiedCharacters();
  for (let code = 0; code < 0x10000; code += 1) basicFold[code] = code;
  const candidates = [...simplified.keys()];
  for (const [first, last] of rangesThatMayFold) for (let code = first; code <= last; code += 1) candidates.push(code);
  for (const code of candidates) {
    const folded = foldSlowly(code, simplified);
    if (code < 0x10000) basicFold[code] = folded;
    else if (folded !== code) astralFold.set(code, folded);
  }
}

fillTables();

/** The fold of one code point (lone surrogates stay as they are). */
export function foldCode(code: number): number {
  if (code < 0x10000) return basicFold[code] ?? code;
  return astralFold.get(code) ?? code;
}

/** Whether a folded code point is a word character. */
export const isFoldedWord = isWordCode;

let scratch = new Int32Array(4096);

/**
 * Folds a text into a shared buffer of code points that the next call overwrites.
 * @returns the number of code points; read them from `foldBuffer()`.
 */
export function foldIntoBuffer(text: string): number {
  const length = text.length;
  if (scratch.length < length) scratch = new Int32Array(length * 2);
  const out = scratch;
  let count = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit <= 0xdbff && index + 1 < length) {
      const low = text.charCodeAt(index + 1);
      if (low >= 0xdc00 && low <= 0xdfff) {
        index += 1;
        const code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        out[count++] = astralFold.get(code) ?? code;
        continue;
      }
    }
    out[count++] = basicFold[unit] ?? unit;
  }
  return count;
}

/** The buffer that `foldIntoBuffer` filled last. */
export function foldBuffer(): Int32Array {
  return scratch;
}

/** The folded code points of a text, as an array of their own. */
export function foldCodes(text: string): Int32Array {
  const count = foldIntoBuffer(text);
  return scratch.slice(0, count);
}

/** The folded text as a string: as many code points as the original, at the same offsets. */
export function foldText(text: string): string {
  const count = foldIntoBuffer(text);
  let result = '';
  for (let start = 0; start < count; start += 4096) {
    result += String.fromCodePoint(...scratch.subarray(start, Math.min(count, start + 4096)));
  }
  return result;
}
