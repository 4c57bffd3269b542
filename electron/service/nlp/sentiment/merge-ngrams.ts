import { isWordCode } from '#shared/query/characters.ts';
import { isClauseEnd } from './clauses.ts';
import { isHan } from './evaluate.ts';
import { spaceCode, type NormalText } from './normal-text.ts';

/** A stretch of the normal text, half-open, and what it adds to the log-odds. */
export interface Weighted {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** How far joined n-grams may reach: some two words in either script. */
const longest = { han: 6, other: 20 } as const;

/**
 * Joins n-grams that overlap and speak for the same side: each word is met by many of them, of which none means anything
 * by itself. What stands on the same words counts together; then the heaviest are the cores, and the others join the
 * heaviest core that they overlap as long as the stretch stays readable. The weights are only added up, so that their
 * sum stays.
 */
export function mergeNgrams(text: NormalText, ngrams: readonly Weighted[]): Weighted[] {
  const sums = new Map<number, { from: number; to: number; weight: number }>();
  for (const ngram of ngrams) {
    const words = wordsOf(text, ngram);
    const key = words.from * (text.length + 1) + words.to;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...words, weight: ngram.weight });
    else sum.weight += ngram.weight;
  }
  let stretches = join(text, [...sums.values()]);
  for (;;) {
    // A core that has grown may hold another.
    const fewer = join(text, stretches);
    if (fewer.length === stretches.length) return fewer;
    stretches = fewer;
  }
}

function join(text: NormalText, parts: readonly Weighted[]): Weighted[] {
  const stretches: { from: number; to: number; weight: number }[] = [];
  // Which stretch a position belongs to, one more than its number, for either side.
  const owners = { for: new Int32Array(text.length), against: new Int32Array(text.length) };
  for (const { from, to, weight } of parts.toSorted((left, right) => Math.abs(right.weight) - Math.abs(left.weight) || left.from - right.from || left.to - right.to)) {
    const owner = weight > 0 ? owners.for : owners.against;
    const number = coreOf(text, owner, stretches, from, to);
    const core = stretches[number - 1];
    if (core === undefined) stretches.push({ from, to, weight });
    else {
      core.from = Math.min(core.from, from);
      core.to = Math.max(core.to, to);
      core.weight += weight;
    }
    for (let at = from; at < to; at += 1) if (owner[at] === 0) owner[at] = core === undefined ? stretches.length : number;
  }
  return stretches;
}

/** The heaviest stretch that owns a position of these and stays readable with them, one more than its number; else 0. */
function coreOf({ codes }: NormalText, owner: Int32Array, stretches: readonly Weighted[], from: number, to: number): number {
  const limit = isHan(codes[from] ?? 0) || isHan(codes[to - 1] ?? 0) ? longest.han : longest.other;
  let found = 0;
  for (let at = from; at < to; at += 1) {
    const number = owner[at] ?? 0;
    const stretch = stretches[number - 1];
    if (stretch === undefined || (found !== 0 && number >= found)) continue;
    if (Math.max(to, stretch.to) - Math.min(from, stretch.from) <= Math.max(limit, stretch.to - stretch.from)) found = number;
  }
  return found;
}

/**
 * What an n-gram is shown as: within the clause that holds most of it, without spaces and marks at its ends, and whole
 * words where it begins or ends within one.
 */
function wordsOf({ codes, length }: NormalText, { from, to }: Weighted): { from: number; to: number } {
  let best = { from, to: from };
  for (let start = from; start < to; start += 1) {
    if (isBetween(codes[start] ?? 0)) continue;
    let end = start + 1;
    while (end < to && !isClauseEnd(codes[end] ?? 0)) end += 1;
    const next = end;
    while (isBetween(codes[end - 1] ?? 0)) end -= 1;
    if (end - start > best.to - best.from) best = { from: start, to: end };
    start = next;
  }
  // Of marks alone, as they are.
  if (best.to === best.from) return { from, to };
  while (best.from > 0 && isLetter(codes[best.from] ?? 0) && isLetter(codes[best.from - 1] ?? 0)) best.from -= 1;
  while (best.to < length && isLetter(codes[best.to - 1] ?? 0) && isLetter(codes[best.to] ?? 0)) best.to += 1;
  return best;
}

const isBetween = (code: number): boolean => code === spaceCode || isClauseEnd(code);
/** A letter of a script that parts its words. */
const isLetter = (code: number): boolean => isWordCode(code) && !isHan(code);
