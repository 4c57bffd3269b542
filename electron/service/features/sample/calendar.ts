/** Times of the quarter. The bank lives in UTC+8 without daylight saving, so local time is a fixed shift. */
export const day = 86_400_000;
const zone = 8 * 3_600_000;

/** Milliseconds UTC of a local time of 2026; `month` is 1-based. */
export const localTime = (month: number, date: number, hour = 0, minute = 0): number => Date.UTC(2026, month - 1, date, hour, minute) - zone;

export const quarterStart = localTime(7, 1);
export const quarterEnd = localTime(10, 1);
/** The new fee; the Monday of calendar week six. */
export const feeChange = localTime(8, 3);
/** The letter, the waived difference and the free switch. */
export const feeLetter = localTime(8, 24);

/** Monday of the week in which the quarter begins. */
const firstMonday = localTime(6, 29);
/** Weeks run Monday to Sunday; the first and the last are cut by the quarter. */
export const weekCount = 14;

/** 1 to 14. */
export const weekOf = (time: number): number => Math.floor((time - firstMonday) / (7 * day)) + 1;

/** Milliseconds of a week that lie in the quarter, as [start, end). */
export function weekSpan(week: number): [start: number, end: number] {
  const start = firstMonday + (week - 1) * 7 * day;
  return [Math.max(start, quarterStart), Math.min(start + 7 * day, quarterEnd)];
}

/** The local calendar parts of a time; weekday 0 is Sunday. */
export function localParts(time: number): { month: number; date: number; weekday: number; hour: number; minute: number; second: number } {
  const local = new Date(time + zone);
  return {
    month: local.getUTCMonth() + 1,
    date: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

/** `2026-08-05 10:42:06`, local. */
export const formatLocal = (time: number): string => new Date(time + zone).toISOString().slice(0, 19).replace('T', ' ');

/** The first local midnight of a weekday strictly after the day of `time`. */
export function nextWeekday(time: number, weekday: number): number {
  const midnight = Math.floor((time + zone) / day) * day - zone;
  const ahead = (weekday - localParts(time).weekday + 7) % 7;
  return midnight + (ahead === 0 ? 7 : ahead) * day;
}
