import type { DayColumn } from '#service/features/messages/day-column.ts';

/** Labels of a message's sentiment, not scored among them: counts a bucket has. */
export const labelCount = 5;

/** The columns that counting reads, by message id. */
export interface CountedColumns {
  readonly days: DayColumn;
  /** Index into `sentimentLabels`. */
  readonly labels: Uint8Array;
}

/** Which series a message stands in: `of[value of column[id]]`. */
export interface Placement {
  readonly column: ArrayLike<number>;
  /** Series by value; negative for none. */
  readonly of: Int32Array;
  /** Series of values beyond the end of `of`; negative for none. */
  readonly beyond: number;
}

/**
 * Messages per series, day and label, in one pass: `labelCount` counts a day of the day column, the first of them for
 * messages without a time, days together, series one after another. One series more than asked for stands at the end,
 * for messages that stand in none.
 */
export function countByDay(ids: Int32Array, { days, labels }: CountedColumns, series: number, placement?: Placement): Int32Array {
  const perSeries = days.days.length * labelCount;
  const counts = new Int32Array((series + 1) * perSeries);
  const dayOf = days.of;
  if (placement === undefined) {
    for (let index = 0; index < ids.length; index++) {
      const id = ids[index] ?? 0;
      const cell = (dayOf[id] ?? 0) * labelCount + (labels[id] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    return counts;
  }
  const { column, of, beyond } = placement;
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] ?? 0;
    const own = of[column[id] ?? 0] ?? beyond;
    const cell = (own < 0 ? series : own) * perSeries + (dayOf[id] ?? 0) * labelCount + (labels[id] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

/** Adds the days of one series of {@link countByDay} up to buckets. `bucketOf`: by place of the day; -1 for none. */
export function foldDays(byDay: Int32Array, series: number, bucketOf: Int32Array, into: Int32Array, at: number): void {
  const from = series * bucketOf.length * labelCount;
  for (let day = 1; day < bucketOf.length; day++) {
    const bucket = bucketOf[day] ?? -1;
    if (bucket < 0) continue;
    for (let label = 0; label < labelCount; label++) {
      const cell = at + bucket * labelCount + label;
      into[cell] = (into[cell] ?? 0) + (byDay[from + day * labelCount + label] ?? 0);
    }
  }
}
