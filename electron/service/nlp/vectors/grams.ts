import { foldBuffer, foldIntoBuffer } from '../../search/fold.ts';
import { boundary, characterClass, picture, spacedLetter, unspacedLetter } from './character-class.ts';

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
}

export const defaultShape: GramShape = { spaced: [3, 5], unspaced: [1, 3], words: true, pairs: true };

/** In a text with at least this share of unspaced letters, spaced words are names among words and stand whole. */
const unspacedText = 0.3;

const blank = 0x20;
const start = 0x811c9dc5;
/** Keeps words and pairs apart from grams that have the same letters. */
const wordSalt = 0x2545f491;

let scratch = new Int32Array(8192);

/** Spreads a running hash over all 32 bits (the end of MurmurHash3). */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * Hashes the grams of a text into a shared buffer that the next call overwrites. Equal grams give equal hashes, and
 * the fold makes case, width and traditional characters equal. Numerals are one numeral: amounts and dates name no
 * subject. Pictures stand for themselves; punctuation and spaces only end a run.
 * @returns the number of hashes (32 bits each); read them from `gramBuffer()`.
 */
export function hashGrams(text: string, shape: GramShape): number {
  const length = foldIntoBuffer(text);
  const codes = foldBuffer();
  const wordsOnly = isUnspaced(codes, length);
  const longest = Math.max(shape.spaced[1], shape.unspaced[1]);
  const room = (length + 2) * (longest + 2);
  if (scratch.length < room) scratch = new Int32Array(room * 2);
  const out = scratch;
  let count = 0;
  let previousWord = 0;
  let at = 0;
  while (at < length) {
    const kind = characterClass(codes[at] ?? 0);
    if (kind === boundary || kind === picture) {
      if (kind === picture) out[count++] = finish(Math.imul(start ^ (codes[at] ?? 0), 0x01000193));
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < length && characterClass(codes[end] ?? 0) === kind) end += 1;
    const spaced = kind === spacedLetter;
    // A spaced word reaches over the blanks at its ends: one place before and one behind.
    const first = spaced ? at - 1 : at;
    const last = spaced ? end + 1 : end;
    const [shortest, most] = spaced ? shape.spaced : shape.unspaced;
    for (let from = spaced && wordsOnly ? last : first; from < last; from += 1) {
      let hash = start;
      const stop = Math.min(last, from + most);
      for (let place = from; place < stop; place += 1) {
        let code = place < at || place >= end ? blank : (codes[place] ?? 0);
        if (code >= 0x31 && code <= 0x39) code = 0x30;
        hash = Math.imul(hash ^ code, 0x01000193);
        if (place - from + 1 >= shortest) out[count++] = finish(hash);
      }
    }
    if (spaced && (shape.words || wordsOnly)) {
      let hash = wordSalt;
      for (let place = at; place < end; place += 1) {
        const code = codes[place] ?? 0;
        hash = Math.imul(hash ^ (code >= 0x31 && code <= 0x39 ? 0x30 : code), 0x01000193);
      }
      out[count++] = finish(hash);
      if (shape.pairs && previousWord !== 0) out[count++] = finish(Math.imul(previousWord, 31) ^ hash);
      previousWord = hash;
    } else {
      previousWord = 0;
    }
    at = end;
  }
  return count;
}

/** The buffer that `hashGrams` filled last. */
export function gramBuffer(): Int32Array {
  return scratch;
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
