import { isFoldedWord } from './fold.ts';

/**
 * Each posting of a word says in its lowest bits what follows the word: something else, one space but no further
 * word behind it, or one space and a word, of which a hash of its beginning is kept. Phrases are found by that with
 * hardly any false candidates.
 */
export const followingBits = 7;
const followingMask = 2 ** followingBits - 1;

const somethingElse = 0;
/** The least code of a word that a space follows. */
export const spaceFollows = 1;
const firstHash = 2;

/** Stands for any code. */
export const anythingFollows = 0;

const space = 0x20;

/** The code of one space and a word that begins with these characters; `second` is 0 for a word of one character. */
export function followingWord(first: number, second: number): number {
  const hash = Math.imul(Math.imul(first, 0x01000193) ^ second, 0x9e3779b1) >>> 8;
  return firstHash + (hash % (followingMask + 1 - firstHash));
}

/** The code of a word that ends at `end` in a text of folded code points. */
export function followingCode(codes: Int32Array, end: number, length: number): number {
  if (end >= length || codes[end] !== space) return somethingElse;
  const first = end + 1 < length ? codes[end + 1] ?? 0 : 0;
  if (!isFoldedWord(first)) return spaceFollows;
  const second = end + 2 < length ? codes[end + 2] ?? 0 : 0;
  return followingWord(first, isFoldedWord(second) ? second : 0);
}

/** Whether the code of a posting meets a condition: anything, at least a space, or exactly this code. */
export function isFollowedBy(value: number, wanted: number): boolean {
  return wanted <= spaceFollows ? (value & followingMask) >= wanted : (value & followingMask) === wanted;
}
