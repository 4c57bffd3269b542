import { upperTail } from '../count-tails.ts';
import { settle, watchCounts } from './watched-series.ts';

/** How surprising a bucket's count is. */
export interface Surge {
  readonly expected: number;
  /** The chance of as many or more; NaN where there is too little before it. */
  readonly p: number;
}

export interface SurgeOptions {
  readonly period: number | undefined;
  /** Buckets before that set what is expected. */
  readonly memory: number;
  /** Fewest of them. */
  readonly least: number;
  /** Buckets with a smaller chance do not become part of what is expected later. */
  readonly forgetBelow: number;
}

/**
 * Each bucket's count against the buckets before it: expected is their mean on the root scale, with the season put
 * back; the chance is the tail of a negative binomial, whose variance is the mean times the scatter of the series and
 * the error of the expectation (Poisson, where buckets scatter no more than counts must). After the pattern of
 * C. P. Farrington and others, A Statistical Algorithm for the Early Detection of Outbreaks of Infectious Disease, Journal
 * of the Royal Statistical Society A 159 (1996): past surges have no say in what is normal.
 */
export function findSurges(counts: ArrayLike<number>, { period, memory, least, forgetBelow }: SurgeOptions): Surge[] {
  const { values, season, added } = settle(watchCounts(counts), period);
  const scatter = 1 + added;
  const past: number[] = [];
  return Array.from(counts, (count, bucket) => {
    const remembered = past.slice(-memory);
    const root = remembered.reduce((sum, value) => sum + value, 0) / remembered.length + (season[bucket] ?? 0);
    // A root's mean lies below the root of the mean by a quarter of the variance.
    const expected = Math.max(0.05, (Math.max(0, root) / 2) ** 2 - 0.375 + scatter / 4);
    const inflation = scatter * (1 + 1 / remembered.length);
    const p = remembered.length < least ? Number.NaN : upperTail(count, { mean: expected, size: expected / (inflation - 1) });
    if (!(p < forgetBelow)) past.push(values[bucket] ?? 0);
    return { expected, p };
  });
}
