import { AppError } from '#shared/base/errors.ts';
import type { TimelineBucket } from '#shared/contracts/timeline.ts';

/** Buckets of one timeline, at most: more than a life has days. Beyond it a time is likely a mistake of the source. */
export const mostBuckets = 40_000;

/**
 * The first days of the buckets from the one that holds `first` to the one that holds `last`, without gaps; weeks begin
 * on Monday. Days are dates of a calendar: no clock and no time zone take part. Throws `resource-limit`/`too-many-buckets`.
 */
export function bucketsBetween(first: string, last: string, bucket: TimelineBucket): string[] {
  const days: string[] = [];
  for (let day = bucketOf(first, bucket); day <= last; day = nextBucket(day, bucket)) {
    if (days.length === mostBuckets) throw new AppError('resource-limit', { reason: 'too-many-buckets', most: mostBuckets });
    days.push(day);
  }
  return days;
}

/** The first day of the bucket that holds a day. */
function bucketOf(day: string, bucket: TimelineBucket): string {
  if (bucket === 'day') return day;
  if (bucket === 'month') return `${day.slice(0, 7)}-01`;
  const date = dateOf(day);
  return moved(day, -((date.getUTCDay() + 6) % 7));
}

/** The last day of the bucket that begins on a day. */
export function lastDay(from: string, bucket: TimelineBucket): string {
  return bucket === 'day' ? from : moved(nextBucket(from, bucket), -1);
}

function nextBucket(from: string, bucket: TimelineBucket): string {
  if (bucket !== 'month') return moved(from, bucket === 'day' ? 1 : 7);
  const date = dateOf(from);
  date.setUTCMonth(date.getUTCMonth() + 1, 1);
  return date.toISOString().slice(0, 10);
}

function moved(day: string, days: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
