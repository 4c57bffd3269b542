import { pinyin } from 'pinyin-pro';
import type { Code } from '#shared/contracts/codebook.ts';
import { fuzzyMatch, type MatchRange } from '#renderer/platform/fuzzy/fuzzy-match.ts';

/** A code that what was typed could mean. */
export interface CodeMatch {
  readonly code: Code;
  /** Stretches of the name that matched as they stand. */
  readonly ranges: readonly MatchRange[];
  /** Readings to show behind a Chinese name that matched by pinyin, with the letters typed of each. */
  readonly reading: readonly Syllable[] | undefined;
}

/** One reading with tone marks; the first `typed` letters are those that were typed. */
export interface Syllable {
  /** Place in the name, from 0. */
  readonly at: number;
  readonly text: string;
  readonly typed: number;
}

/** Between two equal matches the one used more often comes first. */
const usageWeight = 0.5;
const latin = /^[a-z\s']+$/iu;
const han = /\p{Script=Han}/u;

/** Codes whose name matches, best first; all in the given order for an empty query. */
export function matchCodes(query: string, codes: readonly Code[]): readonly CodeMatch[] {
  if (query.trim() === '') return codes.map((code) => ({ code, ranges: [], reading: undefined }));
  const found = codes.flatMap((code) => {
    const match = fuzzyMatch(query, code.name);
    if (match === undefined) return [];
    const reading = latin.test(query) && han.test(code.name) ? readingOf(query, code.name) : undefined;
    return [{ code, ranges: match.ranges, reading, score: match.score + usageWeight * Math.log10(1 + code.codings) }];
  });
  return found.sort((left, right) => right.score - left.score);
}

/**
 * The readings of a name with the letters that were typed, each taking its initial or more from one syllable after
 * the other; undefined where they do not fit, as when the match was on Latin letters in the name.
 */
export function readingOf(query: string, name: string): readonly Syllable[] | undefined {
  const typed = query.toLowerCase().replace(/[\s']+/gu, '');
  const marked: readonly string[] = pinyin(name, { type: 'array' });
  const plain: readonly string[] = pinyin(name, { type: 'array', toneType: 'none', v: true });
  const taken = takeLetters(typed, plain, 0, 0);
  if (taken === undefined) return undefined;
  return marked.map((text, index) => ({ at: index, text, typed: taken[index] ?? 0 }));
}

/** How many letters each syllable takes, its initial alone if that will do, or undefined where the rest cannot be placed. */
function takeLetters(typed: string, syllables: readonly string[], at: number, index: number): readonly number[] | undefined {
  if (at === typed.length) return syllables.slice(index).map(() => 0);
  const syllable = syllables[index]?.toLowerCase();
  if (syllable === undefined) return undefined;
  const most = Math.min(syllable.length, typed.length - at);
  for (const length of [...Array.from({ length: most }, (_, index) => index + 1), 0]) {
    if (!typed.startsWith(syllable.slice(0, length), at)) continue;
    const rest = takeLetters(typed, syllables, at + length, index + 1);
    if (rest !== undefined) return [length, ...rest];
  }
  return undefined;
}
