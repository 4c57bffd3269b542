import { dayStart } from '#service/features/messages/day-start.ts';

const week = 7 * 24 * 3_600_000;

/**
 * The Mondays on which the last `count` weeks of this computer's clock begin, ascending, in milliseconds UTC; the last
 * one is the week of `newest`. None where there is no time.
 */
export function lastWeeks(newest: number, count: number): number[] {
  if (!Number.isFinite(newest)) return [];
  const date = new Date(newest);
  const day = `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
  const sinceMonday = (date.getDay() + 6) % 7;
  return Array.from({ length: count }, (_, index) => dayStart(day, -sinceMonday - 7 * (count - 1 - index)));
}

/** Which of the weeks a time falls into; -1 before the first and for no time (NaN). */
export function weekOf(starts: readonly number[], time: number): number {
  const [first] = starts;
  if (first === undefined || !(time >= first)) return -1;
  // Weeks with a change of the clock are an hour longer or shorter, so the quotient may be off by one at the border.
  let index = Math.min(starts.length - 1, Math.floor((time - first) / week));
  while (index > 0 && time < (starts[index] ?? 0)) index--;
  while (index + 1 < starts.length && time >= (starts[index + 1] ?? Infinity)) index++;
  return index;
}
