import type { WarningRule } from '#shared/contracts/timeline.ts';
import { falseDiscoveryRates } from '../benjamini-hochberg.ts';
import { ewmaChart, ewmaLimitFor, ewmaRunLength } from '../ewma.ts';
import { bicPenalty, changePoints } from '../pelt.ts';
import { findExtremes } from './find-extremes.ts';
import { findSurges } from './find-surges.ts';
import { followAverage } from './follow-average.ts';
import { settle, watchShare, type WatchedSeries } from './watched-series.ts';

/**
 * What a rule promises of quiet series, whatever their level, season and scatter, as measured by
 * tests/unit/nlp/statistics/warning-rules.test.ts:
 * - `falseAlarms`: the average number of false alarms in the series that are watched together, at most; or
 * - `runLength`: the average number of buckets between false alarms over all of them, at least;
 * - `delay`: by how many buckets, on average, at most, it misses the beginning of a lasting fall of net sentiment by 0.4
 *   at a hundred messages a bucket. Null where it looks at single buckets, which have no delay.
 */
type RuleStatement = { readonly delay: number | null } & ({ readonly falseAlarms: number } | { readonly runLength: number });

export const ruleStatements: Readonly<Record<WarningRule, RuleStatement>> = {
  extreme: { falseAlarms: 0.1, delay: null },
  average: { runLength: 370, delay: 2 },
  surge: { falseAlarms: 0.1, delay: null },
  change: { falseAlarms: 0.15, delay: 1 },
};

/** The average run length of a rule in buckets, at least, on series of the given length. */
export function runLengthOf(rule: WarningRule, buckets: number): number {
  const statement = ruleStatements[rule];
  return 'runLength' in statement ? statement.runLength : buckets / statement.falseAlarms;
}

/** Settings of the rules, recorded with every run. */
export const ruleParameters = {
  extreme: { alpha: 0.05, mostShare: 0.1, levelSpan: 15 },
  average: { ...ewmaChart, warmUp: 8 },
  surge: { rate: 0.01, memory: 28, forgetBelow: 0.001 },
  change: { penalty: 'bic' },
} as const;

/** What is watched: counts per bucket. Surges look at `messages`, the other rules at positive among polar ones. */
export interface SentimentSeries {
  readonly positive: ArrayLike<number>;
  readonly negative: ArrayLike<number>;
  readonly messages: ArrayLike<number>;
}

/** What a rule found. Buckets by number, `to` included; the peak is the bucket that is farthest out. */
export interface Warning {
  readonly rule: WarningRule;
  /** Which of the series. */
  readonly series: number;
  readonly from: number;
  readonly to: number;
  readonly peak: number;
  readonly direction: 'up' | 'down';
  /** How many messages a surge's peak was expected to have; null for the other rules. */
  readonly expected: number | null;
}

export interface WarningOptions {
  readonly rules: readonly WarningRule[];
  /** Buckets in a cycle, such as days in a week; none where buckets have no season. */
  readonly period?: number;
  /** Buckets between two changes, at least. */
  readonly minimumSegment: number;
  /** Buckets that a surge is held against, at least. */
  readonly leastBefore: number;
  /** Asked between series and rules; a cancelled call throws through. */
  readonly throwIfAborted?: () => void;
}

/**
 * Runs the rules over series that are watched together. The more series, the stricter each rule, so that its
 * statement holds for all of them at once: a chart for thirty series must not cry wolf thirty times as often.
 */
export function findWarnings(series: readonly SentimentSeries[], options: WarningOptions): Warning[] {
  const { rules, period, minimumSegment, leastBefore, throwIfAborted } = options;
  const warnings: Warning[] = [];
  const many = Math.max(1, series.length);
  // Within half a season it is one event: a weekend between two loud days does not make two.
  const near = period === undefined ? 1 : Math.floor(period / 2);
  const { average, extreme } = ruleParameters;
  const chart = { ...average, limit: limitFor(many) };
  const shares = rules.some((rule) => rule !== 'surge');
  for (const [number, { positive, negative }] of shares ? series.entries() : []) {
    throwIfAborted?.();
    const settled = settle(watchShare(positive, negative), period);
    if (rules.includes('extreme')) warnings.push(...extremes(number, settled, extreme.alpha / many, near));
    if (rules.includes('average')) {
      for (const { bucket, since, direction } of followAverage(settled, chart, average.warmUp)) {
        warnings.push({ rule: 'average', series: number, from: since, to: bucket, peak: bucket, direction, expected: null });
      }
    }
    if (rules.includes('change')) warnings.push(...changes(number, settled, minimumSegment, 2 * Math.log(many)));
  }
  throwIfAborted?.();
  if (rules.includes('surge')) warnings.push(...surges(series, period, leastBefore, near));
  return warnings;
}

/** Limits of the average by the number of series, solved once each. */
const limits = new Map<number, number>([[1, ruleParameters.average.limit]]);

/** The limit at which so many series together signal as seldom as one does. */
function limitFor(many: number): number {
  const { average } = ruleParameters;
  const limit = limits.get(many) ?? ewmaLimitFor(many * ewmaRunLength(average), average.lambda);
  limits.set(many, limit);
  return limit;
}

function extremes(series: number, settled: WatchedSeries, alpha: number, near: number): Warning[] {
  const found = findExtremes(settled, { ...ruleParameters.extreme, alpha }).toSorted((left, right) => left.bucket - right.bucket);
  return joined(found, near, (deviation) => Math.abs(deviation.deviations), (deviation) => (deviation.deviations > 0 ? 'up' : 'down'))
    .map((run) => ({ rule: 'extreme', series, ...run, expected: null }));
}

function surges(series: readonly SentimentSeries[], period: number | undefined, least: number, near: number): Warning[] {
  const { rate, ...parameters } = ruleParameters.surge;
  const found = series.map(({ messages }) => findSurges(messages, { ...parameters, least, period }));
  const rates = falseDiscoveryRates(found.flatMap((buckets) => buckets.map(({ p }) => p)));
  let at = 0;
  return found.flatMap((buckets, number): Warning[] => {
    const called = buckets.flatMap(({ p }, bucket) => ((rates[at++] ?? 1) <= rate ? [{ bucket, p }] : []));
    return joined(called, near, ({ p }) => -p, () => 'up')
      .map((run) => ({ rule: 'surge', series: number, ...run, expected: buckets[run.peak]?.expected ?? null }));
  });
}

function changes(series: number, { values, weights }: WatchedSeries, minimumSegment: number, extra: number): Warning[] {
  const known = weights.reduce((count, weight) => (weight > 0 ? count + 1 : count), 0);
  const found = changePoints(values, { weights, minimumSegment, penalty: bicPenalty(known) + extra });
  const meanOf = (from: number, to: number): number => {
    const total = weights.subarray(from, to).reduce((sum, weight) => sum + weight, 0);
    return weights.subarray(from, to).reduce((sum, weight, index) => sum + weight * (values[from + index] ?? 0), 0) / total;
  };
  return found.map((bucket, index) => {
    const rises = meanOf(bucket, found[index + 1] ?? values.length) > meanOf(found[index - 1] ?? 0, bucket);
    return { rule: 'change', series, from: bucket, to: bucket, peak: bucket, direction: rises ? 'up' : 'down', expected: null };
  });
}

/** Buckets of the same direction that lie at most `near` apart as one, with the bucket that is farthest out. */
function joined<T extends { readonly bucket: number }>(
  found: readonly T[],
  near: number,
  size: (item: T) => number,
  directionOf: (item: T) => 'up' | 'down',
): Omit<Warning, 'rule' | 'series' | 'expected'>[] {
  const runs: { from: number; to: number; peak: number; size: number; direction: 'up' | 'down' }[] = [];
  for (const item of found) {
    const last = runs.at(-1);
    const direction = directionOf(item);
    if (last === undefined || item.bucket > last.to + near || direction !== last.direction) {
      runs.push({ from: item.bucket, to: item.bucket, peak: item.bucket, size: size(item), direction });
      continue;
    }
    last.to = item.bucket;
    if (size(item) > last.size) [last.peak, last.size] = [item.bucket, size(item)];
  }
  return runs.map(({ from, to, peak, direction }) => ({ from, to, peak, direction }));
}
