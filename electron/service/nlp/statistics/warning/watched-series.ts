import { stl } from '../stl.ts';

/**
 * A series on a scale on which noise does not depend on the level: `values` with the variance 1 / weight, and weight 0
 * where a bucket has no value.
 */
export interface WatchedSeries {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The share of positive among polar messages on the angular scale, where a share's variance is about 1 / (n + 1/2)
 * whatever the share: F. J. Anscombe, The Transformation of Poisson, Binomial and Negative-Binomial Data, Biometrika 35
 * (1948). It rises and falls with net sentiment.
 */
export function watchShare(positive: ArrayLike<number>, negative: ArrayLike<number>): WatchedSeries {
  const values = new Float64Array(positive.length);
  const weights = new Float64Array(positive.length);
  for (let bucket = 0; bucket < values.length; bucket++) {
    const polar = (positive[bucket] ?? 0) + (negative[bucket] ?? 0);
    values[bucket] = 2 * Math.asin(Math.sqrt(((positive[bucket] ?? 0) + 0.375) / (polar + 0.75)));
    weights[bucket] = polar === 0 ? 0 : polar + 0.5;
  }
  return { values, weights };
}

/** Counts on the root scale, where a Poisson count's variance is about 1 whatever its mean (Anscombe, as above). */
export function watchCounts(counts: ArrayLike<number>): WatchedSeries {
  return {
    values: Float64Array.from(counts, (count) => 2 * Math.sqrt(count + 0.375)),
    weights: new Float64Array(counts.length).fill(1),
  };
}

/** Cycles that a series holds at least before a season is taken from it. */
const leastCycles = 4;

/** The season of a series by robust STL, the same in every cycle; zero throughout where the series is too short for one. */
function seasonOf({ values, weights }: WatchedSeries, period: number | undefined): Float64Array {
  const known = weights.reduce((count, weight) => (weight > 0 ? count + 1 : count), 0);
  if (period === undefined || known < leastCycles * period) return new Float64Array(values.length);
  return stl(values, { period, seasonal: 'periodic', weights, outer: 5 }).seasonal;
}

/** Share of the largest differences that the estimate of scatter leaves out: steps and events are among them. */
const trimmed = 0.1;
/** What the squares of standard normal values average to without that share: 1 - 2 c phi(c) / 0.9 at c = 1.645. */
const trimmedMean = 0.623_2;

/**
 * How much buckets scatter beyond counting noise: the variance that, added to each bucket's own, makes the differences
 * of neighbours as large as they are (the mean of their squares without the largest tenth). At least 0. Differences of
 * neighbours do not see slow movement or single steps. `parameters` is what has been estimated from the series before.
 */
export function addedVariance({ values, weights }: WatchedSeries, parameters = 0): number {
  const pairs: { square: number; own: number }[] = [];
  let last = -1;
  let known = 0;
  for (let bucket = 0; bucket < values.length; bucket++) {
    const weight = weights[bucket] ?? 0;
    if (!(weight > 0)) continue;
    known++;
    if (last >= 0) pairs.push({ square: ((values[bucket] ?? 0) - (values[last] ?? 0)) ** 2, own: 1 / weight + 1 / (weights[last] ?? 1) });
    last = bucket;
  }
  if (pairs.length < leastPairs || known <= parameters + 1) return 0;
  const wanted = (trimmedMean * (known - parameters)) / known;
  const kept = Math.ceil(pairs.length * (1 - trimmed));
  const meanAt = (added: number): number => {
    const squares = Float64Array.from(pairs, ({ square, own }) => square / (own + 2 * added)).sort();
    return squares.subarray(0, kept).reduce((sum, square) => sum + square, 0) / kept;
  };
  if (meanAt(0) <= wanted) return 0;
  let [low, high] = [0, 1];
  while (meanAt(high) > wanted) high *= 2;
  while (high - low > 1e-6 * high) {
    const middle = (low + high) / 2;
    if (meanAt(middle) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const leastPairs = 8;

/** A series ready for the rules: without its season, and with weights that are one over a bucket's whole variance. */
export function settle(series: WatchedSeries, period: number | undefined): WatchedSeries & { readonly season: Float64Array; readonly added: number } {
  const season = seasonOf(series, period);
  const seasonal = period !== undefined && season.some((value) => value !== 0);
  const level = { weights: series.weights, values: series.values.map((value, bucket) => value - (season[bucket] ?? 0)) };
  const added = addedVariance(level, seasonal ? period : 0);
  return { values: level.values, weights: series.weights.map((weight) => (weight > 0 ? 1 / (1 / weight + added) : 0)), season, added };
}
