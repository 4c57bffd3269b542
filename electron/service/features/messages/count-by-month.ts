import { dayStart } from './day-start.ts';

/** Messages per calendar month of this computer's clock, as YYYY-MM ascending; those without a time are left out. */
export function countByMonth(sentAt: Float64Array, ids: Int32Array): { month: string; count: number }[] {
  let first = Infinity;
  let last = -Infinity;
  for (let index = 0; index < ids.length; index++) {
    const time = sentAt[ids[index] ?? 0] ?? Number.NaN;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  if (first > last) return [];
  const starts: number[] = [];
  const months: string[] = [];
  for (let date = new Date(first), year = date.getFullYear(), month = date.getMonth(); ; month++) {
    const name = monthName(year, month);
    const start = dayStart(`${name}-01`);
    if (start > last) break;
    starts.push(start);
    months.push(name);
  }
  const counts = countByStart(sentAt, ids, starts);
  return months.flatMap((month, index) => ((counts[index] ?? 0) === 0 ? [] : [{ month, count: counts[index] ?? 0 }]));
}

/**
 * Messages per period, where `starts` are the ascending instants at which periods begin; earlier ones and those
 * without a time are left out. Periods of a day or longer are found by a table of hours, not by search.
 */
export function countByStart(sentAt: Float64Array, ids: Int32Array, starts: readonly number[]): Int32Array {
  const counts = new Int32Array(starts.length);
  const [first] = starts;
  const last = starts.at(-1);
  if (first === undefined || last === undefined) return counts;
  const hour = 3_600_000;
  const hours = Math.floor((last - first) / hour) + 1;
  const periodOf = new Int32Array(hours);
  for (let index = 0, period = 0; index < hours; index++) {
    while (period + 1 < starts.length && (starts[period + 1] ?? 0) <= first + index * hour) period++;
    periodOf[index] = period;
  }
  for (let index = 0; index < ids.length; index++) {
    const time = sentAt[ids[index] ?? 0] ?? Number.NaN;
    if (!(time >= first)) continue;
    let period = time >= last ? starts.length - 1 : (periodOf[Math.floor((time - first) / hour)] ?? 0);
    // Within one hour of the table a border may lie (half-hour time zones).
    while (period + 1 < starts.length && time >= (starts[period + 1] ?? 0)) period++;
    counts[period] = (counts[period] ?? 0) + 1;
  }
  return counts;
}

function monthName(year: number, month: number): string {
  const date = new Date(2000, 0, 1);
  date.setFullYear(year, month, 1);
  return `${String(date.getFullYear()).padStart(4, '0')}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}
