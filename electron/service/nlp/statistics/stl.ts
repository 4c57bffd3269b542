import { loess, loessAt, type LoessOptions } from './loess.ts';
import { median } from './quantile.ts';

export interface StlOptions {
  /** Values in a cycle. The series holds at least two cycles. */
  readonly period: number;
  /** Cycles that shape one seasonal value, odd; `periodic` keeps the season the same throughout. */
  readonly seasonal: number | 'periodic';
  /** Values that shape one trend value; the smallest odd number that the paper allows unless given. */
  readonly trend?: number;
  /** Rounds of the inner loop, and of the outer one, which weighs outliers down; 2 and 15 unless given. */
  readonly inner?: number;
  readonly outer?: number;
  /** How much each value is worth; 0 where it is missing. */
  readonly weights?: Float64Array;
}

export interface Decomposition {
  readonly seasonal: Float64Array;
  readonly trend: Float64Array;
  readonly remainder: Float64Array;
}

/**
 * Seasonal-trend decomposition by loess: R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning, STL,
 * Journal of Official Statistics 6 (1990), sections 2 and 3. Weights of the caller multiply those of the outer loop.
 */
export function stl(values: Float64Array, options: StlOptions): Decomposition {
  const { period, inner = 2, outer = 15, weights } = options;
  const size = values.length;
  const seasonal: LoessOptions = options.seasonal === 'periodic' ? { span: 10 * size + 1, degree: 0 } : { span: options.seasonal, degree: 1 };
  const trendSpan = options.trend ?? nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / seasonal.span)));
  const season = new Float64Array(size);
  let trend: Float64Array = new Float64Array(size);
  let worth: Float64Array | undefined = weights;
  for (let round = 0; ; round++) {
    for (let step = 0; step < inner; step++) {
      const cycles = smoothCycles(values.map((value, index) => value - (trend[index] ?? 0)), period, { ...seasonal, ...given(worth) });
      const low = loess(lowPass(cycles, period), { span: nextOdd(period + 1), degree: 1 });
      for (let index = 0; index < size; index++) season[index] = (cycles[index + period] ?? 0) - (low[index] ?? 0);
      trend = loess(values.map((value, index) => value - (season[index] ?? 0)), { span: trendSpan, degree: 1, ...given(worth) });
    }
    if (round >= outer) break;
    worth = robustness(values.map((value, index) => value - (season[index] ?? 0) - (trend[index] ?? 0)), weights);
  }
  return { seasonal: season, trend, remainder: values.map((value, index) => value - (season[index] ?? 0) - (trend[index] ?? 0)) };
}

function given(weights: Float64Array | undefined): { weights?: Float64Array } {
  return weights === undefined ? {} : { weights };
}

/** Smooths the values at each place of the cycle on their own, and one cycle further at either end. */
function smoothCycles(values: Float64Array, period: number, options: LoessOptions): Float64Array {
  const smoothed = new Float64Array(values.length + 2 * period);
  for (let place = 0; place < period; place++) {
    const own = every(values, period, place);
    const fit: LoessOptions = { ...options, ...given(options.weights === undefined ? undefined : every(options.weights, period, place)) };
    for (let cycle = -1; cycle <= own.length; cycle++) {
      const fitted = loessAt(own, cycle, fit);
      const nearest = own[Math.min(Math.max(cycle, 0), own.length - 1)] ?? 0;
      smoothed[place + (cycle + 1) * period] = Number.isNaN(fitted) ? nearest : fitted;
    }
  }
  return smoothed;
}

function every(values: Float64Array, step: number, from: number): Float64Array {
  return values.filter((_, index) => index % step === from);
}

/** Moving averages of a cycle, a cycle and three: what is left is not of the season. Shorter by two cycles. */
function lowPass(values: Float64Array, period: number): Float64Array {
  return movingMean(movingMean(movingMean(values, period), period), 3);
}

function movingMean(values: Float64Array, width: number): Float64Array {
  const means = new Float64Array(values.length - width + 1);
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    sum += values[index] ?? 0;
    if (index >= width) sum -= values[index - width] ?? 0;
    if (index >= width - 1) means[index - width + 1] = sum / width;
  }
  return means;
}

/** Tukey's bisquare at six times the median remainder; values without worth have no say in the median. */
function robustness(remainder: Float64Array, weights: Float64Array | undefined): Float64Array {
  const limit = 6 * median(remainder.filter((_, index) => (weights?.[index] ?? 1) > 0).map(Math.abs));
  return remainder.map((value, index) => {
    const distance = Math.abs(value);
    const kept = distance <= 0.001 * limit ? 1 : distance >= 0.999 * limit ? 0 : (1 - (distance / limit) ** 2) ** 2;
    return kept * (weights?.[index] ?? 1);
  });
}

function nextOdd(value: number): number {
  return value % 2 === 0 ? value + 1 : value;
}
