import { foldBuffer, foldIntoBuffer } from '../../search/fold.ts';
import { characterClass, picture, spacedLetter, unspacedLetter } from './character-class.ts';
import { familyOfWord } from './word-families.ts';

/** Which character n-grams stand for a text. Lengths are in code points of the folded text, both ends included. */
export interface GramShape {
  /** Lengths within a word of a spaced script; the blanks at its ends count, so that beginnings and endings differ. */
  readonly spaced: readonly [shortest: number, longest: number];
  /** Lengths within a run of an unspaced script (Han, kana, Thai …). */
  readonly unspaced: readonly [shortest: number, longest: number];
  /** Whole words of spaced scripts too. */
  readonly words: boolean;
  /** Pairs of neighbouring words of spaced scripts too. */
  readonly pairs: boolean;
  /**
   * Whether punctuation counts: titles and exclamations say much by it. A text of unspaced script is then one run from
   * end to end, over punctuation, blanks and the letters of spaced words; elsewhere runs go from word to word.
   */
  readonly marks?: boolean;
  /**
   * Beginnings of spaced words of three letters and more, this many letters long, alone and in pairs of any order some
   * words apart: what a short question is about, however it is put. Words of one family (`word-families.ts`) have one
   * beginning.
   */
  readonly beginnings?: number;
}

export const defaultShape: GramShape = { spaced: [3, 5], unspaced: [1, 3], words: true, pairs: true };

/** In a text with at least this share of unspaced letters, spaced words are names among words and stand whole. */
const unspacedText = 0.3;

const blank = 0x20;
const start = 0x811c9dc5;
/** Keeps words and pairs apart from grams that have the same letters. */
const wordSalt = 0x2545f491;
const beginningSalt = 0x41c64e6d;
const prime = 0x01000193;
/** Words shorter than this have no beginning of their own. */
const shortestBegun = 3;
/** How many later words a beginning is paired with. */
const pairReach = 8;

let scratch = new Int32Array(8192);
/** By the hash of a whole word, as `hashBeginning` makes it: what stands for its family. */
const familyOfHash = new Map([...familyOfWord].map(([word, family]) => [hashLetters(word), Math.imul(beginningSalt, 2 * family + 1)]));
/** The beginnings of the last words, in a ring. */
const recent = new Int32Array(pairReach);

function hashLetters(word: string): number {
  let hash = beginningSalt;
  for (let place = 0; place < word.length; place += 1) hash = Math.imul(hash ^ word.charCodeAt(place), prime);
  return hash;
}

/** Digits are one digit: amounts and dates name no subject. */
function numeral(code: number): number {
  return code >= 0x31 && code <= 0x39 ? 0x30 : code;
}

function isBlank(code: number): boolean {
  return code === blank || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x3000;
}

/** Spreads a running hash over all 32 bits (the end of MurmurHash3). */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** How many hashes the scratch buffer holds. */
let count = 0;

/**
 * Hashes the grams of a text into a shared buffer that the next call overwrites. Equal grams give equal hashes, and
 * the fold makes case, width and traditional characters equal. Numerals are one numeral: amounts and dates name no
 * subject. Pictures stand for themselves; punctuation and spaces only end a run, but where the shape counts them.
 * @returns the number of hashes (32 bits each); read them from `gramBuffer()`.
 */
export function hashGrams(text: string, shape: GramShape): number {
  const length = foldIntoBuffer(text);
  const codes = foldBuffer();
  const longest = shape.spaced[1] + shape.unspaced[1] + (shape.beginnings === undefined ? 1 : pairReach + 1);
  const room = (length + 2) * (longest + 1);
  if (scratch.length < room) scratch = new Int32Array(room * 2);
  count = 0;
  const marks = shape.marks === true;
  const wordsOnly = isUnspaced(codes, length);
  const throughout = marks && wordsOnly;
  if (throughout) hashRun(codes, 0, length, textEnds, shape.unspaced);
  let previousWord = 0;
  let begun = 0;
  let at = 0;
  while (at < length) {
    const kind = characterClass(codes[at] ?? 0);
    if (kind === spacedLetter) {
      const end = endOfKind(codes, length, at, kind);
      if (!wordsOnly) hashRun(codes, at, end, wordEnds, shape.spaced);
      if (shape.words || wordsOnly) previousWord = hashWord(codes, at, end, shape.pairs ? previousWord : 0);
      if (shape.beginnings !== undefined && end - at >= shortestBegun) hashBeginning(codes, at, end, shape.beginnings, begun++);
      at = end;
    } else if (kind === unspacedLetter && !marks) {
      const end = endOfKind(codes, length, at, kind);
      hashRun(codes, at, end, null, shape.unspaced);
      previousWord = 0;
      at = end;
    } else if (marks) {
      const end = nextWord(codes, length, at);
      // Between two words nothing but blanks is no sign of anything.
      if (!areBlanks(codes, at, end)) {
        if (!throughout) hashRun(codes, at, end, null, shape.unspaced);
        previousWord = 0;
      }
      at = end;
    } else {
      if (kind === picture) scratch[count++] = finish(Math.imul(start ^ (codes[at] ?? 0), prime));
      at += 1;
    }
  }
  return count;
}

/** What stands for the places before and behind a run. */
interface RunEnds {
  readonly before: number;
  readonly behind: number;
}
/** A spaced word stands between blanks. */
const wordEnds: RunEnds = { before: blank, behind: blank };
/** How a text begins and ends says more than a blank: a heading's label, a closing mark. */
const textEnds: RunEnds = { before: 2, behind: 3 };

/** The grams of these lengths of a run [at, end), with one place more at either end where it has ends. */
function hashRun(codes: Int32Array, at: number, end: number, ends: RunEnds | null, [shortest, most]: GramShape['spaced']): void {
  const first = ends === null ? at : at - 1;
  const last = ends === null ? end : end + 1;
  const before = ends?.before ?? 0;
  const behind = ends?.behind ?? 0;
  for (let from = first; from < last; from += 1) {
    let hash = start;
    const stop = Math.min(last, from + most);
    for (let place = from; place < stop; place += 1) {
      const code = place < at ? before : place >= end ? behind : numeral(codes[place] ?? 0);
      hash = Math.imul(hash ^ code, prime);
      // An end by itself is in every text.
      if (place - from + 1 >= shortest && place >= at && from < end) scratch[count++] = finish(hash);
    }
  }
}

/** A word and its pair with the one before, whose hash is 0 where there is none. Answers its own. */
function hashWord(codes: Int32Array, at: number, end: number, previous: number): number {
  let hash = wordSalt;
  for (let place = at; place < end; place += 1) hash = Math.imul(hash ^ numeral(codes[place] ?? 0), prime);
  scratch[count++] = finish(hash);
  if (previous !== 0) scratch[count++] = finish(Math.imul(previous, 31) ^ hash);
  return hash;
}

/** The beginning of a word or its family, and its pairs with those of the words before; `begun` counts them. */
function hashBeginning(codes: Int32Array, at: number, end: number, letters: number, begun: number): void {
  let hash = beginningSalt;
  let whole = beginningSalt;
  for (let place = at; place < end; place += 1) {
    whole = Math.imul(whole ^ numeral(codes[place] ?? 0), prime);
    if (place - at < letters) hash = whole;
  }
  hash = finish(familyOfHash.get(whole) ?? hash);
  scratch[count++] = hash;
  for (let back = 1; back <= Math.min(pairReach, begun); back += 1) {
    const earlier = recent[(begun - back) % pairReach] ?? 0;
    if (earlier !== hash) scratch[count++] = finish(Math.imul(Math.min(earlier, hash), 31) ^ Math.max(earlier, hash));
  }
  recent[begun % pairReach] = hash;
}

function isUnspaced(codes: Int32Array, length: number): boolean {
  let spaced = 0;
  let unspaced = 0;
  for (let at = 0; at < length; at += 1) {
    const kind = characterClass(codes[at] ?? 0);
    if (kind === spacedLetter) spaced += 1;
    else if (kind === unspacedLetter) unspaced += 1;
  }
  return unspaced > 0 && unspaced >= unspacedText * (spaced + unspaced);
}

function endOfKind(codes: Int32Array, length: number, at: number, kind: number): number {
  let end = at + 1;
  while (end < length && characterClass(codes[end] ?? 0) === kind) end += 1;
  return end;
}

function nextWord(codes: Int32Array, length: number, at: number): number {
  let end = at + 1;
  while (end < length && characterClass(codes[end] ?? 0) !== spacedLetter) end += 1;
  return end;
}

function areBlanks(codes: Int32Array, at: number, end: number): boolean {
  for (let place = at; place < end; place += 1) if (!isBlank(codes[place] ?? 0)) return false;
  return true;
}

/** The buffer that `hashGrams` filled last. */
export function gramBuffer(): Int32Array {
  return scratch;
}
