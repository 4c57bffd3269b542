import { isFoldedWord } from './fold.ts';
import { anythingFollows, followingWord, spaceFollows } from './following.ts';
import { pairKey } from './term-keys.ts';
import { stringOf } from './text-leaf.ts';

/**
 * One condition on where a substring starts: a posting at that address + offset. For `suffix` the word ends with
 * the text, and the offset is that of the text's first character; for `prefix` the word begins with it. `follows` is
 * what must follow the word (see following.ts). An `optional` pair is true of every match but not needed.
 */
export type PlanElement =
  | { readonly kind: 'pair'; readonly key: number; readonly offset: number; readonly optional: boolean }
  | { readonly kind: 'word' | 'suffix' | 'prefix'; readonly text: string; readonly length: number; readonly offset: number; readonly follows: number };

/**
 * How a substring is found. `character` and `inside-word` give messages straight away; `positions` is a list of
 * conditions that together fix every character of the substring.
 */
export type SubstringPlan =
  | { readonly kind: 'character'; readonly code: number }
  | { readonly kind: 'inside-word'; readonly text: string }
  | { readonly kind: 'positions'; readonly elements: readonly PlanElement[] };

const space = 0x20;

/** A stretch of word characters, or of others. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
}

/** Plans the search for a folded substring of at least one code point. */
export function planSubstring(codes: Int32Array): SubstringPlan {
  const [only] = codes;
  if (only !== undefined && codes.length === 1) return { kind: 'character', code: only };
  const runs = splitRuns(codes);
  if (runs.length === 1 && runs[0]?.isWord === true) return { kind: 'inside-word', text: stringOf(codes, 0, codes.length) };
  const elements = runs.flatMap((run, index) => {
    if (run.isWord) return planWord(codes, runs, index);
    return isFlagged(codes, runs, index) ? [] : planPairs(codes, run);
  });
  return { kind: 'positions', elements: [...elements, ...optionalPairs(codes, elements)] };
}

/** Pairs that are not needed, without those beside a space alone: most of these are long. */
function optionalPairs(codes: Int32Array, elements: readonly PlanElement[]): PlanElement[] {
  const needed = new Set(elements.flatMap((element) => (element.kind === 'pair' ? [element.offset] : [])));
  const pairs: PlanElement[] = [];
  for (let offset = 0; offset + 1 < codes.length; offset += 1) {
    const first = codes[offset] ?? 0;
    const second = codes[offset + 1] ?? 0;
    if (needed.has(offset) || (isFoldedWord(first) && isFoldedWord(second))) continue;
    const isBesideSpace = (first === space && isFoldedWord(second)) || (isFoldedWord(first) && second === space);
    if (!isBesideSpace) pairs.push({ kind: 'pair', key: pairKey(first, second), offset, optional: true });
  }
  return pairs;
}

/**
 * Whether a run is one space behind a word, which the postings of that word fix. Not beside a single
 * letter at either end of the substring: many words end or begin with that, and a pair finds them all at once.
 */
function isFlagged(codes: Int32Array, runs: readonly Run[], index: number): boolean {
  const run = runs[index];
  const before = runs[index - 1];
  const after = runs[index + 1];
  if (run === undefined || before === undefined || run.isWord) return false;
  if (run.end - run.start !== 1 || codes[run.start] !== space) return false;
  if (after === undefined) return before.end - before.start > 1;
  return !(before.end === 1) && !(after.end === codes.length && after.end - after.start === 1);
}

/**
 * A word within the substring; where the substring begins or ends inside it, the real word may be longer there.
 * A single letter needs no condition where pairs beside it, which `planPairs` makes, fix it and its ends.
 */
function planWord(codes: Int32Array, runs: readonly Run[], index: number): PlanElement[] {
  const { start, end } = runs[index] ?? { start: 0, end: 0 };
  const follows = followsWord(codes, runs, index);
  if (end - start === 1 && follows === anythingFollows && !isFlagged(codes, runs, index - 1)) return [];
  let kind: 'word' | 'suffix' | 'prefix' = 'word';
  if (start === 0) kind = 'suffix';
  else if (end === codes.length) kind = 'prefix';
  return [{ kind, text: stringOf(codes, start, end), length: end - start, offset: start, follows }];
}

function followsWord(codes: Int32Array, runs: readonly Run[], index: number): number {
  if (!isFlagged(codes, runs, index + 1)) return anythingFollows;
  const next = runs[index + 2];
  if (next === undefined) return spaceFollows;
  return followingWord(codes[next.start] ?? 0, next.end - next.start > 1 ? codes[next.start + 1] ?? 0 : 0);
}

/** Pairs that fix all characters of a run, and the single letters beside it. */
function planPairs(codes: Int32Array, run: Run): PlanElement[] {
  const first = isSingleLetter(codes, run.start - 1) ? run.start - 1 : run.start;
  const end = isSingleLetter(codes, run.end) ? run.end + 1 : run.end;
  const offsets: number[] = [];
  for (let offset = first; offset + 1 < end; offset += 2) offsets.push(offset);
  if ((end - first) % 2 === 1) {
    // An odd number: the last character goes with the one before it or, if it is alone, with a neighbour.
    if (end - first > 1) offsets.push(end - 2);
    else offsets.push(end < codes.length ? first : first - 1);
  }
  return offsets.map((offset) => ({ kind: 'pair', key: pairKey(codes[offset] ?? 0, codes[offset + 1] ?? 0), offset, optional: false }));
}

function isSingleLetter(codes: Int32Array, index: number): boolean {
  return isWordAt(codes, index) && !isWordAt(codes, index - 1) && !isWordAt(codes, index + 1);
}

function isWordAt(codes: Int32Array, index: number): boolean {
  const code = codes[index];
  return code !== undefined && isFoldedWord(code);
}

function splitRuns(codes: Int32Array): Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let index = 1; index <= codes.length; index += 1) {
    const isWord = isWordAt(codes, start);
    if (index < codes.length && isWordAt(codes, index) === isWord) continue;
    runs.push({ start, end: index, isWord });
    start = index;
  }
  return runs;
}
