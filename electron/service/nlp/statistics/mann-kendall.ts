import { normalCumulative } from './normal.ts';

export interface Trend {
  /** Kendall's tau-b between time and value, -1 to 1. */
  readonly tau: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * The Mann-Kendall test of a monotonic trend (H. B. Mann, Econometrica 13, 1945; M. G. Kendall, Rank Correlation
 * Methods, 1975), with the variance corrected for ties and for continuity. NaN values are left out; null below four
 * values, or where all are equal.
 */
export function mannKendall(values: ArrayLike<number>): Trend | null {
  const known = Array.from(values).filter((value) => !Number.isNaN(value));
  const size = known.length;
  if (size < 4) return null;
  let score = 0;
  for (let later = 1; later < size; later++) {
    const value = known[later] ?? 0;
    for (let earlier = 0; earlier < later; earlier++) score += Math.sign(value - (known[earlier] ?? 0));
  }
  const pairs = (size * (size - 1)) / 2;
  let [variance, tied] = [size * (size - 1) * (2 * size + 5), 0];
  for (const group of tieGroups(known)) {
    variance -= group * (group - 1) * (2 * group + 5);
    tied += (group * (group - 1)) / 2;
  }
  variance /= 18;
  if (!(variance > 0)) return null;
  const z = (score - Math.sign(score)) / Math.sqrt(variance);
  return { tau: score / Math.sqrt(pairs * (pairs - tied)), p: Math.min(1, 2 * normalCumulative(-Math.abs(z))) };
}

function tieGroups(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}
