import type { TimelineBucket, TimelineSpec } from '#shared/contracts/timeline.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { dayColumn } from '#service/features/messages/day-column.ts';
import { evaluateQuery } from '#service/features/messages/evaluate-query.ts';
import { loadSentiment } from '#service/features/sentiment/load-sentiment.ts';
import type { SentimentCounts } from '#service/nlp/statistics/net-sentiment.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { bucketsBetween, lastDay } from './buckets.ts';
import { countByDay, foldDays, labelCount } from './count-series.ts';
import { planSeries, type PlannedSeries, type SeriesPlan } from './plan-series.ts';

/** Series shown unless a caller asks for more. */
export const usualSeries = 8;

/** A timeline as counted, before anything is computed from the counts. */
export interface TimelineCounts {
  /** First day of each bucket. */
  readonly days: readonly string[];
  /** Bucket by place in the day column; -1 for none. */
  readonly bucketOf: Int32Array;
  /** What the query finds, ascending. */
  readonly ids: Int32Array;
  readonly withoutTime: number;
  readonly scored: number;
  /** The reference, where there is one, is the last. */
  readonly series: readonly PlannedSeries[];
  /** Series by series: `labelCount` a bucket. */
  readonly counts: Int32Array<ArrayBuffer>;
  readonly left: SeriesPlan['left'];
  readonly overlapping: boolean;
}

/** Counts a timeline. Throws `invalid-input`/`query` and `resource-limit`/`too-many-buckets`. */
export function readCounts(db: ReadableDatabase, spec: TimelineSpec, limit: number, signal: CancelSignal): TimelineCounts {
  const columns = { days: dayColumn(db), labels: loadSentiment(db).labels };
  const ids = evaluateQuery(db, spec.query, { signal });
  const plan = planSeries(db, spec, ids, limit, signal);
  signal.throwIfAborted();
  const whole = countByDay(ids, columns, plan.overlapping ? 1 : plan.series.length, plan.placement);
  const sums = sumUp(whole, columns.days.days.length);
  const days = sums.first === 0 ? [] : bucketsBetween(columns.days.days[sums.first] ?? '', columns.days.days[sums.last] ?? '', spec.bucket);
  const bucketOf = placeDays(columns.days.days, days, spec.bucket);
  const series = [...plan.series];
  if (spec.reference !== null) series.push({ key: 'reference', kind: 'reference', name: null, query: spec.reference, holds: () => false });
  const counts = new Int32Array(series.length * days.length * labelCount);
  for (const [index, { kind, ids: own }] of series.entries()) {
    const at = index * days.length * labelCount;
    const apart = kind === 'reference' ? evaluateQuery(db, spec.reference ?? '', { signal }) : own;
    if (apart === undefined) foldDays(whole, index, bucketOf, counts, at);
    else foldDays(countByDay(apart, columns, 1), 0, bucketOf, counts, at);
  }
  return { days, bucketOf, ids, withoutTime: sums.withoutTime, scored: sums.scored, series, counts, left: plan.left, overlapping: plan.overlapping };
}

/** The labels of one bucket of one series, or of its buckets from one to another (exclusive). */
export function sentimentOf(
  { counts, days }: Pick<TimelineCounts, 'counts' | 'days'>,
  series: number,
  from: number,
  to = from + 1,
): SentimentCounts & { readonly unscored: number } {
  const sums = [0, 0, 0, 0, 0];
  const start = series * days.length * labelCount;
  for (let cell = from * labelCount; cell < to * labelCount; cell++) sums[cell % labelCount] = (sums[cell % labelCount] ?? 0) + (counts[start + cell] ?? 0);
  const [unscored = 0, negative = 0, neutral = 0, positive = 0, mixed = 0] = sums;
  return { unscored, negative, neutral, positive, mixed };
}

/** What all series hold together: places of the first and the last day with a message, and messages without time or with a label. */
function sumUp(byDay: Int32Array, days: number): { first: number; last: number; withoutTime: number; scored: number } {
  let [first, last, withoutTime, scored] = [0, 0, 0, 0];
  for (let cell = 0; cell < byDay.length; cell++) {
    const count = byDay[cell] ?? 0;
    if (count === 0) continue;
    const day = Math.floor(cell / labelCount) % days;
    if (cell % labelCount !== 0) scored += count;
    if (day === 0) withoutTime += count;
    else {
      if (first === 0 || day < first) first = day;
      if (day > last) last = day;
    }
  }
  return { first, last, withoutTime, scored };
}

/** The bucket of each day; both ascend. */
function placeDays(days: readonly string[], buckets: readonly string[], kind: TimelineBucket): Int32Array {
  const bucketOf = new Int32Array(days.length).fill(-1);
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (first === undefined || last === undefined) return bucketOf;
  const end = lastDay(last, kind);
  for (let place = 1, bucket = 0; place < days.length; place++) {
    const day = days[place] ?? '';
    while (bucket + 1 < buckets.length && (buckets[bucket + 1] ?? '') <= day) bucket++;
    if (day >= first && day <= end) bucketOf[place] = bucket;
  }
  return bucketOf;
}
