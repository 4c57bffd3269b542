/** The days a written date covers, as ISO dates; both ends included. */
export interface Days {
  readonly from: string;
  readonly to: string;
  /** The day before `from` and the day after `to`; null beyond the years 0001 to 9999. */
  readonly before: string | null;
  readonly after: string | null;
}

const datePattern = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/u;
const dayLength = 86_400_000;

/** Reads `2026`, `2026-07` or `2026-07-01` (also with / or . or 年月日). Undefined for anything else, or no such day. */
export function parseDays(text: string): Days | undefined {
  const parts = datePattern.exec(text);
  if (parts === null) return undefined;
  const year = Number(parts[1]);
  const month = parts[2] === undefined ? undefined : Number(parts[2]);
  const day = parts[3] === undefined ? undefined : Number(parts[3]);
  if (year < 1 || (month !== undefined && (month < 1 || month > 12))) return undefined;
  const first = timeOf(year, month ?? 1, day ?? 1);
  if (day !== undefined && new Date(first).getUTCDate() !== day) return undefined;
  let next: number;
  if (day !== undefined) next = first + dayLength;
  else if (month !== undefined) next = timeOf(year, month + 1, 1);
  else next = timeOf(year + 1, 1, 1);
  const from = isoDay(first);
  const to = isoDay(next - dayLength);
  if (from === null || to === null) return undefined;
  return { from, to, before: isoDay(first - dayLength), after: isoDay(next) };
}

/** Reads one day, as {@link parseDays} does, into YYYY-MM-DD. Undefined for a month, a year, or anything else. */
export function parseDay(text: string): string | undefined {
  const days = parseDays(text.trim());
  return days !== undefined && days.from === days.to ? days.from : undefined;
}

/** Midnight UTC of a day; months beyond 12 run into the next year. */
function timeOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

function isoDay(time: number): string | null {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  return year < 1 || year > 9999 ? null : date.toISOString().slice(0, 10);
}
