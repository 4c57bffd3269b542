import { drawBinomial, type Random } from '#service/nlp/statistics/random.ts';
import type { SentimentSeries } from '#service/nlp/statistics/warning/rules.ts';

/** Standard normal values by the Box-Muller transform. */
export function normalOf(random: Random): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A gamma value with the mean `shape`: G. Marsaglia and W. W. Tsang, ACM Transactions on Mathematical Software 26 (2000). */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const normal = normalOf(random);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

function poisson(random: Random, mean: number): number {
  // A Poisson count is the number of exponential gaps that fit.
  let count = -1;
  for (let sum = 0; sum <= mean; sum -= Math.log(1 - random())) count++;
  return count;
}

export interface Quiet {
  /** Messages a day on average, and the share of positive ones. */
  readonly mean: number;
  readonly share: number;
  /** Shape of the negative binomial of counts; Infinity is Poisson. */
  readonly size: number;
  /** Correlation of the sentiment of messages of one day (beta-binomial); 0 is none. */
  readonly correlation: number;
  /** Whether weekends are quiet and kinder. */
  readonly season: boolean;
}

const weekOfCounts = [1.15, 1.1, 1.05, 1.05, 1, 0.5, 0.35];
const weekOfShares = [-0.02, 0, 0.01, 0, -0.02, 0.04, 0.04];

/** A series in which nothing happens, but for what `planted` adds to the share and multiplies the counts by. */
export function simulateSeries(
  random: Random,
  days: number,
  { mean, share, size, correlation, season }: Quiet,
  planted: (day: number) => { share?: number; times?: number } = () => ({}),
): SentimentSeries {
  const [positive, negative, messages] = [new Int32Array(days), new Int32Array(days), new Int32Array(days)];
  for (let day = 0; day < days; day++) {
    const { share: added = 0, times = 1 } = planted(day);
    const expected = mean * times * (season ? (weekOfCounts[day % 7] ?? 1) : 1);
    const count = poisson(random, size === Infinity ? expected : (expected * gamma(random, size)) / size);
    let positiveShare = share + added + (season ? (weekOfShares[day % 7] ?? 0) : 0);
    if (correlation > 0) {
      const shape = 1 / correlation - 1;
      const [up, down] = [gamma(random, positiveShare * shape), gamma(random, (1 - positiveShare) * shape)];
      positiveShare = up / (up + down);
    }
    const up = drawBinomial(random, count, positiveShare);
    positive[day] = up;
    negative[day] = count - up;
    messages[day] = count;
  }
  return { positive, negative, messages };
}
