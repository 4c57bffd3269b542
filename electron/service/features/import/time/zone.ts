import { AppError } from '#shared/base/errors.ts';

const dayLength = 86_400_000;
const halfHour = 1_800_000;

/** Turns wall-clock time of one IANA zone into UTC. Times are milliseconds; a local time is counted as if it were UTC. */
export interface ZoneClock {
  readonly zone: string;
  /**
   * UTC of a local time. A time that a clock change skips is read with the offset before the change; one that it
   * repeats means the first of the two.
   */
  toUtc(local: number): number;
}

/** Whether the name is a time zone this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A clock of the zone. Throws `invalid-input` / `unknown-time-zone`. */
export function createZoneClock(zone: string): ZoneClock {
  if (!isTimeZone(zone)) throw new AppError('invalid-input', { reason: 'unknown-time-zone', zone });
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = new Map<number, number>();
  /** Offset in force at a moment; asked of Intl once per half hour, the finest step at which zones change. */
  const offsetAt = (utc: number): number => {
    const slot = Math.floor(utc / halfHour);
    const known = offsets.get(slot);
    if (known !== undefined) return known;
    const moment = slot * halfHour;
    const part: Record<string, number> = {};
    let era = '';
    for (const { type, value } of format.formatToParts(moment)) {
      if (type === 'era') era = value;
      else part[type] = Number(value);
    }
    const year = era.startsWith('B') ? 1 - (part['year'] ?? 0) : (part['year'] ?? 0);
    const wall = new Date(0);
    wall.setUTCFullYear(year, (part['month'] ?? 1) - 1, part['day'] ?? 1);
    wall.setUTCHours(part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0);
    const offset = wall.getTime() - moment;
    offsets.set(slot, offset);
    return offset;
  };
  /** The offset of local days on which the clock does not change; NaN for the days on which it does. */
  const days = new Map<number, number>();
  let lastDay = Number.NaN;
  let lastOffset = 0;
  return {
    zone,
    toUtc(local) {
      const day = Math.floor(local / dayLength);
      if (day !== lastDay) {
        let offset = days.get(day);
        if (offset === undefined) {
          const before = offsetAt(day * dayLength - dayLength);
          const after = offsetAt((day + 2) * dayLength);
          const middle = offsetAt(day * dayLength + dayLength / 2);
          offset = before === after && before === middle ? before : Number.NaN;
          days.set(day, offset);
        }
        lastDay = day;
        lastOffset = offset;
      }
      if (!Number.isNaN(lastOffset)) return local - lastOffset;
      const before = offsetAt(local - dayLength);
      const after = offsetAt(local + dayLength);
      const early = local - before;
      if (offsetAt(early) === before) return early;
      const late = local - after;
      return offsetAt(late) === after ? late : early;
    },
  };
}
