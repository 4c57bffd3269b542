import { isWordCode } from '#shared/query/characters.ts';
import { foldBuffer, foldIntoBuffer } from '../../search/fold.ts';

/** Stands for a web address, a mention and a number: what they name says nothing about sentiment. */
export const addressCode = 0xe000;
export const mentionCode = 0xe001;
export const numberCode = 0x30;
export const spaceCode = 0x20;

/**
 * A text as the dictionaries see it: folded, each run of white space one space (and one at either end), addresses,
 * mentions and numbers one sign each, a letter repeated at most twice and any other character at most three times.
 * The arrays are overwritten by the next call that is given the same object.
 */
export interface NormalText {
  /** Code points, of which the first `length` count. */
  codes: Int32Array;
  /** Code point offsets in the text as it came: half-open, per code. */
  starts: Int32Array;
  ends: Int32Array;
  length: number;
}

const emptyText = (): NormalText => ({ codes: new Int32Array(0), starts: new Int32Array(0), ends: new Int32Array(0), length: 0 });
const shared = emptyText();
/** Entries of dictionaries have a buffer of their own: they may be read while a text is being scored. */
const forEntries = emptyText();

/** Whether a code point is drawn by others (variation selectors, joiners, skin tones) or not at all. */
const isInvisible = (code: number): boolean =>
  (code >= 0x200b && code <= 0x200d) || code === 0xfeff || code === 0xad || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0x1f3fb && code <= 0x1f3ff);

const isSpace = (code: number): boolean =>
  code === spaceCode || (code >= 9 && code <= 13) || code === 0x85 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)
  || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isAsciiLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** The normal form of a text; see {@link NormalText}. */
export function normalise(text: string, into: NormalText = shared): NormalText {
  const count = foldIntoBuffer(text);
  const folded = foldBuffer();
  if (into.codes.length < count + 2) {
    into.codes = new Int32Array(count * 2 + 64);
    into.starts = new Int32Array(count * 2 + 64);
    into.ends = new Int32Array(count * 2 + 64);
  }
  const { codes, starts, ends } = into;
  let length = 0;
  const put = (code: number, start: number, end: number): void => {
    codes[length] = code;
    starts[length] = start;
    ends[length] = end;
    length += 1;
  };
  put(spaceCode, 0, 0);
  let at = 0;
  while (at < count) {
    const code = folded[at] ?? 0;
    let end = at + 1;
    if (isSpace(code)) {
      while (end < count && isSpace(folded[end] ?? 0)) end += 1;
      if (codes[length - 1] === spaceCode) ends[length - 1] = end;
      else put(spaceCode, at, end);
    } else if (isInvisible(code)) {
      ends[length - 1] = end;
    } else if (isDigit(code)) {
      while (end < count && isPartOfNumber(folded, end, count)) end += 1;
      put(numberCode, at, end);
    } else if (code === 0x40 && isAsciiLetter(folded[at + 1] ?? 0) && at + 1 < count) {
      while (end < count && isNameCode(folded[end] ?? 0)) end += 1;
      put(mentionCode, at, end);
    } else if (code === 0x68 && isAddress(folded, at, count)) {
      while (end < count && (folded[end] ?? 0) > 0x20 && (folded[end] ?? 0) < 0x7f) end += 1;
      put(addressCode, at, end);
    } else {
      const plain = code === 0x2019 || code === 0x2018 ? 0x27 : code;
      while (end < count && folded[end] === code) end += 1;
      const kept = Math.min(end - at, isWordCode(code) ? 2 : 3);
      for (let copy = 0; copy < kept - 1; copy += 1) put(plain, at + copy, at + copy + 1);
      put(plain, at + kept - 1, end);
    }
    at = end;
  }
  if (codes[length - 1] !== spaceCode) put(spaceCode, count, count);
  into.length = length;
  return into;
}

const isNameCode = (code: number): boolean => isAsciiLetter(code) || isDigit(code) || code === 0x5f;

function isPartOfNumber(folded: Int32Array, at: number, count: number): boolean {
  const code = folded[at] ?? 0;
  if (isDigit(code)) return true;
  // A point or comma between digits.
  return (code === 0x2e || code === 0x2c) && at + 1 < count && isDigit(folded[at + 1] ?? 0);
}

/** Whether `http://` or `https://` stands here. */
function isAddress(folded: Int32Array, at: number, count: number): boolean {
  if (at + 8 > count || folded[at + 1] !== 0x74 || folded[at + 2] !== 0x74 || folded[at + 3] !== 0x70) return false;
  const colon = folded[at + 4] === 0x73 ? at + 5 : at + 4;
  return folded[colon] === 0x3a && folded[colon + 1] === 0x2f && folded[colon + 2] === 0x2f;
}

/** The normal form of a dictionary entry as codes of its own, without the spaces around it. */
export function normalCodes(text: string): number[] {
  const normal = normalise(text, forEntries);
  return Array.from(normal.codes.subarray(1, normal.codes[normal.length - 1] === spaceCode ? normal.length - 1 : normal.length));
}
