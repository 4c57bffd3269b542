import { incompleteBeta, incompleteGamma } from './special-functions.ts';

/** How counts scatter around their mean: Poisson, or with the variance mean + mean² / size. */
export interface CountDistribution {
  readonly mean: number;
  /** Shape of the negative binomial; Infinity is Poisson. */
  readonly size: number;
}

/** The chance of `count` or more. */
export function upperTail(count: number, { mean, size }: CountDistribution): number {
  if (count <= 0) return 1;
  if (!(mean > 0)) return 0;
  if (size === Infinity) return incompleteGamma(count, mean).lower;
  return incompleteBeta(count, size, mean / (mean + size));
}

/** The chance of `count` or fewer. */
export function lowerTail(count: number, { mean, size }: CountDistribution): number {
  if (count < 0) return 0;
  if (!(mean > 0)) return 1;
  if (size === Infinity) return incompleteGamma(count + 1, mean).upper;
  return incompleteBeta(size, count + 1, size / (mean + size));
}
