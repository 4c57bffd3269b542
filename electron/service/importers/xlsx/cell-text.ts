/**
 * A cell's value as text. A date becomes ISO local time without an offset, because a workbook knows no time zone: the
 * reader gives the wall-clock time as if it were UTC, and the zone of the import is applied later.
 */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    // A day number is a binary fraction: 10:42:06 may come as 10:42:05.999.
    const text = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
  }
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}
