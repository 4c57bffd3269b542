import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { dayStart } from './day-start.ts';

/** The calendar day of every message on this computer's clock, as `date:` of a query sees it. */
export interface DayColumn {
  /** By message id: place of the day in `days`; 0 without a time. Do not write to it. */
  readonly of: Int32Array;
  /** The days on which there are messages, YYYY-MM-DD, ascending from place 1 on; place 0 is empty. */
  readonly days: readonly string[];
}

const known = new WeakMap<Float64Array, DayColumn>();

/** Makes the column where it is not there yet; it is kept with the column of times that it was made from. */
export function dayColumn(db: ReadableDatabase): DayColumn {
  const sentAt = loadColumn(db, 'sentAt');
  const before = known.get(sentAt);
  if (before !== undefined) return before;
  const column = daysOf(sentAt);
  known.set(sentAt, column);
  return column;
}

const dayLength = 86_400_000;

/** The days of some times, in milliseconds UTC, NaN for none. */
export function daysOf(sentAt: Float64Array): DayColumn {
  // Times come nearly in order, so the day before is tried first; a calendar is asked once for each day that occurs.
  const starts = new Map<number, number>();
  const startOf = (day: number): number => {
    const found = starts.get(day) ?? dayStart(isoDay(day));
    starts.set(day, found);
    return found;
  };
  const numbers = new Int32Array(sentAt.length);
  const places = new Map<number, number>();
  let [low, high, number] = [Infinity, -Infinity, 0];
  for (let index = 0; index < sentAt.length; index++) {
    const time = sentAt[index] ?? Number.NaN;
    if (!(time >= low && time < high)) {
      if (Number.isNaN(time)) continue;
      // The day by Greenwich, then a step or two to the day by the clock here.
      let day = Math.floor(time / dayLength);
      while (time < startOf(day)) day--;
      while (time >= startOf(day + 1)) day++;
      [low, high] = [startOf(day), startOf(day + 1)];
      number = places.get(day) ?? places.size + 1;
      places.set(day, number);
    }
    numbers[index] = number;
  }
  const ascending = [...places.keys()].sort((left, right) => left - right);
  const placeOf = new Int32Array(places.size + 1);
  for (const [index, day] of ascending.entries()) placeOf[places.get(day) ?? 0] = index + 1;
  return { of: numbers.map((own) => placeOf[own] ?? 0), days: ['', ...ascending.map(isoDay)] };
}

function isoDay(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}
