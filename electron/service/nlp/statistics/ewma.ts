import { normalCumulative } from './normal.ts';

/** The exponentially weighted moving average chart of S. W. Roberts, Technometrics 1 (1959). */
export interface EwmaChart {
  /** Weight of the newest value. */
  readonly lambda: number;
  /** Width of the limits in standard deviations of the average, once it has run in. */
  readonly limit: number;
}

/** The product's chart: a mean shift of about one standard deviation is found soonest. */
export const ewmaChart: EwmaChart = { lambda: 0.2, limit: 2.86 };

/** Half the width between the limits, for standard normal values. */
export function ewmaLimit({ lambda, limit }: EwmaChart): number {
  return limit * Math.sqrt(lambda / (2 - lambda));
}

/** States between the limits in the Markov chain; odd, so that the middle one is the start. */
const states = 101;

/**
 * The average run length: how many standard normal values, shifted by `shift`, pass on average before the chart
 * signals. By the Markov chain of D. Brook and D. A. Evans (Biometrika 59, 1972) as applied to this chart by
 * J. M. Lucas and M. S. Saccucci (Technometrics 32, 1990): the expected steps to absorption, from the linear system
 * (I - Q) length = 1 over states between the limits.
 */
export function ewmaRunLength(chart: EwmaChart, shift = 0): number {
  const edge = ewmaLimit(chart);
  const width = (2 * edge) / states;
  const middle = (state: number): number => -edge + (state + 0.5) * width;
  const system = Array.from({ length: states }, (_, from) => {
    const row = new Float64Array(states + 1);
    const carried = (1 - chart.lambda) * middle(from);
    for (let to = 0; to < states; to++) {
      const upper = (middle(to) + width / 2 - carried) / chart.lambda - shift;
      const lower = (middle(to) - width / 2 - carried) / chart.lambda - shift;
      row[to] = (from === to ? 1 : 0) - (normalCumulative(upper) - normalCumulative(lower));
    }
    row[states] = 1;
    return row;
  });
  return solve(system)[(states - 1) / 2] ?? Number.NaN;
}

/** The limit at which the chart's average run length on quiet series is `runLength`, by bisection. */
export function ewmaLimitFor(runLength: number, lambda: number): number {
  let [low, high] = [1, 6];
  while (high - low > 1e-4) {
    const limit = (low + high) / 2;
    if (ewmaRunLength({ lambda, limit }) < runLength) low = limit;
    else high = limit;
  }
  return (low + high) / 2;
}

/** Gaussian elimination; the matrix is strictly dominated by its diagonal, so that no pivots are needed. */
function solve(rows: Float64Array[]): Float64Array {
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const own = rows[pivot] ?? new Float64Array(0);
    for (let below = pivot + 1; below < size; below++) {
      const row = rows[below] ?? own;
      const factor = (row[pivot] ?? 0) / (own[pivot] ?? 1);
      for (let column = pivot; column <= size; column++) row[column] = (row[column] ?? 0) - factor * (own[column] ?? 0);
    }
  }
  const solution = new Float64Array(size);
  for (let pivot = size - 1; pivot >= 0; pivot--) {
    const row = rows[pivot] ?? solution;
    let rest = row[size] ?? 0;
    for (let column = pivot + 1; column < size; column++) rest -= (row[column] ?? 0) * (solution[column] ?? 0);
    solution[pivot] = rest / (row[pivot] ?? 1);
  }
  return solution;
}
