import { isWordCode } from '#shared/query/characters.ts';
import { foldBuffer, foldIntoBuffer } from '../../search/fold.ts';

/** Stands for a web address and a mention: what they name says nothing about sentiment. */
export const addressCode = 0xe000;
export const mentionCode = 0xe001;
/** Stands for `{%…%}`, by which collections of posts keep the place, the music or the film that was there. */
export const placeholderCode = 0xe002;
const longestPlaceholder = 80;
/** Stands for a number of more digits than a rating or a few hours has. */
export const numberCode = 0x30;
export const spaceCode = 0x20;
const longestKeptNumber = 2;

/**
 * A text as the dictionaries see it: folded, each run of white space one space (and one at either end), a space between
 * a word and the punctuation at it, addresses, mentions, placeholders and long numbers one sign each, a letter repeated at most twice
 * and any other character at most three times. Offsets are code points of the text as it came, half-open, per code; a
 * space that was put in has no width. The arrays are overwritten by the next call that is given the same object.
 */
export interface NormalText {
  /** Code points, of which the first `length` count. */
  codes: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  length: number;
  /** What a number says, where its first code is; undefined elsewhere. */
  numbers: Float64Array;
  /** Whether a letter was repeated more than twice. */
  elongated: boolean;
}

/** A buffer to normalise into. */
export const emptyText = (): NormalText => ({
  codes: new Int32Array(0), starts: new Int32Array(0), ends: new Int32Array(0), length: 0, numbers: new Float64Array(0), elongated: false,
});
const shared = emptyText();
/** Entries of dictionaries have a buffer of their own: they may be read while a text is being scored. */
const forEntries = emptyText();

/** The normal form of a text; see {@link NormalText}. */
export function normalise(text: string, into: NormalText = shared): NormalText {
  const count = foldIntoBuffer(text);
  const folded = foldBuffer();
  // At most a space is put in after each code, and one at either end.
  if (into.codes.length < count * 2 + 2) {
    into.codes = new Int32Array(count * 3 + 64);
    into.starts = new Int32Array(count * 3 + 64);
    into.ends = new Int32Array(count * 3 + 64);
    into.numbers = new Float64Array(count * 3 + 64);
  }
  into.elongated = false;
  const { codes, starts, ends, numbers } = into;
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
      at = end;
      continue;
    }
    if (isInvisible(code)) {
      ends[length - 1] = end;
      at = end;
      continue;
    }
    const before = codes[length - 1] ?? spaceCode;
    if (before !== spaceCode && separates(before, code, folded[at + 1] ?? spaceCode)) put(spaceCode, at, at);
    if (isDigit(code)) {
      while (end < count && isPartOfNumber(folded, end, count)) end += 1;
      numbers[length] = numberAt(folded, at, end);
      if (end - at <= longestKeptNumber) for (; at < end; at += 1) put(folded[at] ?? 0, at, at + 1);
      else put(numberCode, at, end);
    } else if (code === 0x40 && isAsciiLetter(folded[at + 1] ?? 0) && at + 1 < count) {
      while (end < count && isNameCode(folded[end] ?? 0)) end += 1;
      put(mentionCode, at, end);
    } else if (code === 0x68 && isAddress(folded, at, count)) {
      while (end < count && (folded[end] ?? 0) > 0x20 && (folded[end] ?? 0) < 0x7f) end += 1;
      put(addressCode, at, end);
    } else if (code === 0x7b && placeholderEnd(folded, at, count) > at) {
      end = placeholderEnd(folded, at, count);
      put(placeholderCode, at, end);
    } else {
      const entity = code === 0x26 ? entityAt(folded, at, count) : undefined;
      if (entity === undefined) {
        while (end < count && folded[end] === code) end += 1;
        const plain = code === 0x2019 || code === 0x2018 ? 0x27 : code;
        const isWord = isWordCode(code);
        if (isWord && end - at > 2) into.elongated = true;
        const kept = Math.min(end - at, isWord ? 2 : 3);
        for (let copy = 0; copy < kept - 1; copy += 1) put(plain, at + copy, at + copy + 1);
        put(plain, at + kept - 1, end);
      } else {
        end = at + entity.length;
        put(entity.code, at, end);
      }
    }
    at = end;
  }
  if (codes[length - 1] !== spaceCode) put(spaceCode, count, count);
  into.length = length;
  return into;
}

/** Whether a space belongs between two codes: between a Latin word and punctuation, unless that joins two letters (`don't`, `well-made`). */
function separates(before: number, code: number, after: number): boolean {
  const word = isWordCode(before);
  if (word === isWordCode(code)) return false;
  if (word) return isPunctuation(code) && !(isJoiner(code) && isWordCode(after));
  return isPunctuation(before) && !isJoiner(before);
}

const isJoiner = (code: number): boolean => code === 0x27 || code === 0x2d || code === 0x2019;
/** ASCII punctuation and symbols, and the general punctuation of Unicode. */
const isPunctuation = (code: number): boolean => (code > 0x20 && code < 0x7f) || (code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205e);

/** Whether a code point only changes how others are drawn (variation selectors, joiners, skin tones). */
const isInvisible = (code: number): boolean =>
  (code >= 0x200b && code <= 0x200d) || code === 0xfeff || code === 0xad || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0x1f3fb && code <= 0x1f3ff);

const isSpace = (code: number): boolean =>
  code === spaceCode || (code >= 9 && code <= 13) || code === 0x85 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)
  || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isAsciiLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isNameCode = (code: number): boolean => isAsciiLetter(code) || isDigit(code) || code === 0x5f;

function isPartOfNumber(folded: Int32Array, at: number, count: number): boolean {
  const code = folded[at] ?? 0;
  if (isDigit(code)) return true;
  // A point or comma between digits.
  return (code === 0x2e || code === 0x2c) && at + 1 < count && isDigit(folded[at + 1] ?? 0);
}

/** The value of a number as written, commas between thousands left out; a point that comes again ends it. */
function numberAt(folded: Int32Array, at: number, end: number): number {
  let value = 0;
  let fraction = 0;
  for (let next = at; next < end; next += 1) {
    const code = folded[next] ?? 0;
    if (code === 0x2e) {
      if (fraction > 0) break;
      fraction = 1;
    } else if (isDigit(code)) {
      value = value * 10 + code - 0x30;
      fraction *= 10;
    }
  }
  return fraction > 1 ? value / fraction : value;
}

/** Whether `http://` or `https://` stands here. */
function isAddress(folded: Int32Array, at: number, count: number): boolean {
  if (at + 8 > count || folded[at + 1] !== 0x74 || folded[at + 2] !== 0x74 || folded[at + 3] !== 0x70) return false;
  const colon = folded[at + 4] === 0x73 ? at + 5 : at + 4;
  return folded[colon] === 0x3a && folded[colon + 1] === 0x2f && folded[colon + 2] === 0x2f;
}

/** Where a placeholder that begins here ends, or `at`. A topic (`{%#…#%}`) is none: it is part of what is said. */
function placeholderEnd(folded: Int32Array, at: number, count: number): number {
  if (folded[at + 1] !== 0x25 || folded[at + 2] === 0x23) return at;
  const last = Math.min(count - 1, at + longestPlaceholder);
  for (let next = at + 2; next < last; next += 1) if (folded[next] === 0x25 && folded[next + 1] === 0x7d) return next + 2;
  return at;
}

/** What survives of HTML in collected posts. */
const entities = [['&amp;', 0x26], ['&lt;', 0x3c], ['&gt;', 0x3e], ['&quot;', 0x22], ['&#39;', 0x27]] as const;

function entityAt(folded: Int32Array, at: number, count: number): { code: number; length: number } | undefined {
  for (const [name, code] of entities) {
    let length = 1;
    while (length < name.length && at + length < count && folded[at + length] === name.charCodeAt(length)) length += 1;
    if (length === name.length) return { code, length };
  }
  return undefined;
}

/** The normal form of a dictionary entry as codes of its own, without the spaces around it. */
export function normalCodes(text: string): number[] {
  const normal = normalise(text, forEntries);
  const codes = Array.from(normal.codes.subarray(0, normal.length));
  return codes.slice(1, codes.length > 1 && codes.at(-1) === spaceCode ? -1 : undefined);
}
