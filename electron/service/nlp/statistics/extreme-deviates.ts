import { median, medianDeviation } from './quantile.ts';
import { studentQuantile } from './student.ts';

export interface ExtremeDeviate {
  /** Place of the value in the input. */
  readonly index: number;
  /** Its distance from the centre in units of the spread, when it was the farthest of those left. */
  readonly deviate: number;
  readonly critical: number;
}

export interface ExtremeDeviateOptions {
  /** Chance of any outlier among normal values. */
  readonly alpha: number;
  /** Largest number of outliers looked for. */
  readonly most: number;
  /** Median and median absolute deviation in place of mean and standard deviation. */
  readonly robust: boolean;
  /** What the spread is at least, where the values' own noise is known; 0 unless given. */
  readonly leastSpread?: number;
}

/**
 * The generalised extreme Studentised deviate test: B. Rosner, Percentage Points for a Generalized ESD Many-Outlier
 * Procedure, Technometrics 25 (1983). With `robust`, the hybrid of J. Hochenbaum, O. Vallis and A. Kejariwal,
 * Automatic Anomaly Detection in the Cloud Via Statistical Learning (2017), whose centre and spread are themselves
 * not moved by what they look for. Outliers come in the order in which they were taken away, farthest first.
 */
export function extremeDeviates(values: ArrayLike<number>, { alpha, most, robust, leastSpread = 0 }: ExtremeDeviateOptions): ExtremeDeviate[] {
  const left = Array.from(values, (value, index) => ({ value, index })).filter(({ value }) => !Number.isNaN(value));
  const size = left.length;
  const taken: ExtremeDeviate[] = [];
  let outliers = 0;
  for (let round = 1; round <= most && left.length > 2; round++) {
    const rest = left.map(({ value }) => value);
    const { centre, spread: own } = robust ? robustMeasures(rest) : measures(rest);
    const spread = Math.max(own, leastSpread);
    if (!(spread > 0)) break;
    const [farthest] = left.reduce<[number, number]>(
      ([at, distance], { value }, place) => (Math.abs(value - centre) > distance ? [place, Math.abs(value - centre)] : [at, distance]),
      [0, -1],
    );
    const [item] = left.splice(farthest, 1);
    if (item === undefined) break;
    const deviate = Math.abs(item.value - centre) / spread;
    const critical = (robust ? robustCriticalValue : criticalValue)(size - round + 1, alpha);
    taken.push({ index: item.index, deviate, critical });
    // One that is hidden behind a farther one counts, once the test on the smaller rest finds it.
    if (deviate > critical) outliers = round;
  }
  return taken.slice(0, outliers);
}

/** Rosner's critical value, where `rest` values are left. */
function criticalValue(rest: number, alpha: number): number {
  const t = studentQuantile(1 - alpha / (2 * rest), rest - 2);
  return ((rest - 1) * t) / Math.sqrt((rest - 2 + t * t) * rest);
}

/**
 * The same for the robust measures. A median absolute deviation knows as much as a standard deviation of 0.37 times as
 * many values, and a median as much as a mean of 2 / pi times as many (their asymptotic efficiencies at the normal; P. J.
 * Huber, Robust Statistics, 1981), and the farthest value has no say in either. With Rosner's own degrees of freedom the
 * hybrid alarms two to three times as often as its alpha says.
 */
function robustCriticalValue(rest: number, alpha: number): number {
  const t = studentQuantile(1 - alpha / (2 * rest), Math.max(1, 0.37 * (rest - 2)));
  return t * Math.sqrt(1 + Math.PI / 2 / rest);
}

function measures(values: readonly number[]): { centre: number; spread: number } {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { centre, spread: Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)) };
}

function robustMeasures(values: readonly number[]): { centre: number; spread: number } {
  const centre = median(values);
  return { centre, spread: medianDeviation(values, centre) };
}
