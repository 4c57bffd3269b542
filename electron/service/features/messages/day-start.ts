/**
 * The instant at which a day begins on this computer's clock, in milliseconds UTC; `after` days later if given.
 * Times are shown in local time, so a day in a query is the day that the reader sees.
 */
export function dayStart(isoDay: string, after = 0): number {
  const [year = 1970, month = 1, day = 1] = isoDay.split('-').map(Number);
  const date = new Date(2000, 0, 1);
  date.setFullYear(year, month - 1, day + after);
  date.setHours(0, 0, 0, 0);
  return date.getTime();
}
