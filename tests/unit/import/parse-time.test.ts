import { describe, expect, it } from 'vitest';
import type { DayOrder } from '#shared/contracts/import.ts';
import { createTimeParser, dayOrderOf, isTime, statesOffset } from '#service/features/import/time/parse-time.ts';
import { createZoneClock } from '#service/features/import/time/zone.ts';

const parse = (text: string, zone = 'Asia/Shanghai', order: DayOrder = 'day-first') => {
  const milliseconds = createTimeParser(createZoneClock(zone), order)(text);
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
};

describe('times as exports write them', () => {
  it.each([
    ['2026-08-05T10:42:06Z', '2026-08-05T10:42:06.000Z'],
    ['2026-08-05T10:42:06.123+08:00', '2026-08-05T02:42:06.123Z'],
    ['2026-08-05T10:42:06-0330', '2026-08-05T14:12:06.000Z'],
    ['2026-08-05 10:42:06', '2026-08-05T02:42:06.000Z'],
    ['2026-08-05', '2026-08-04T16:00:00.000Z'],
    ['2026/8/5 10:42:06', '2026-08-05T02:42:06.000Z'],
    ['2026/8/5 9:02', '2026-08-05T01:02:00.000Z'],
    ['2026.08.05 10:42', '2026-08-05T02:42:00.000Z'],
    ['2026年8月5日 上午10:42', '2026-08-05T02:42:00.000Z'],
    ['2026年8月5日 下午3点05分', '2026-08-05T07:05:00.000Z'],
    ['2026年8月5日10时42分06秒', '2026-08-05T02:42:06.000Z'],
    ['2026年8月5日 中午12:30', '2026-08-05T04:30:00.000Z'],
    ['2026年8月5日 星期三 晚上11:05', '2026-08-05T15:05:00.000Z'],
    ['2026-08-05 12:05 AM', '2026-08-04T16:05:00.000Z'],
    ['05/08/2026 10:42', '2026-08-05T02:42:00.000Z'],
    ['5.8.26', '2026-08-04T16:00:00.000Z'],
    ['20260805', '2026-08-04T16:00:00.000Z'],
    ['20260805104206', '2026-08-05T02:42:06.000Z'],
    ['20260805 10:42:06', '2026-08-05T02:42:06.000Z'],
    ['1785897726', '2026-08-05T02:42:06.000Z'],
    ['1785897726123', '2026-08-05T02:42:06.123Z'],
    ['46239.4459027778', '2026-08-05T02:42:06.000Z'],
    ['Wed Aug 05 02:42:06 +0000 2026', '2026-08-05T02:42:06.000Z'],
    ['Wed, 05 Aug 2026 10:42:06 +0800', '2026-08-05T02:42:06.000Z'],
    ['Aug 5, 2026 10:42 AM', '2026-08-05T02:42:00.000Z'],
    ['5 August 2026', '2026-08-04T16:00:00.000Z'],
    ['2024-02-29 00:00:00', '2024-02-28T16:00:00.000Z'],
    ['  2026-08-05 10:42:06  ', '2026-08-05T02:42:06.000Z'],
  ])('reads %s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it.each([
    '2026/13/05 10:44', '2026-02-30', '2023-02-29', '2026-08-05 25:00', '2026-08-05 10:61', 'yesterday', '12', '3.5', '310', 'K-4471',
    '2026-08', '10:42', '2026-08-05T', '2026-08-05 noon', '99/99/2026', '1.2.3.4', '1083',
  ])('refuses %s', (text) => {
    expect(parse(text)).toBeNull();
  });

  it('reads the same digits by the order of day and month', () => {
    expect(parse('05/08/2026', 'UTC', 'day-first')).toBe('2026-08-05T00:00:00.000Z');
    expect(parse('05/08/2026', 'UTC', 'month-first')).toBe('2026-05-08T00:00:00.000Z');
    expect(parse('13/08/2026', 'UTC', 'month-first')).toBeNull();
  });

  it('decides the order from a sample, or leaves it open', () => {
    expect(dayOrderOf(['05/08/2026', '13/08/2026'])).toBe('day-first');
    expect(dayOrderOf(['05/08/2026', '08/13/2026 10:00'])).toBe('month-first');
    expect(dayOrderOf(['05/08/2026', '2026-08-13'])).toBeNull();
  });

  it('knows stated offsets and times of either order', () => {
    expect(statesOffset('2026-08-05T10:42:06Z')).toBe(true);
    expect(statesOffset('2026-08-05 10:42:06')).toBe(false);
    expect(isTime('08/13/2026')).toBe(true);
    expect(isTime('13/08/2026')).toBe(true);
  });
});

describe('time zones', () => {
  it.each([
    ['before the change in spring', 'America/New_York', '2026-03-08 01:59:59', '2026-03-08T06:59:59.000Z'],
    ['in the hour that is skipped', 'America/New_York', '2026-03-08 02:30:00', '2026-03-08T07:30:00.000Z'],
    ['after the change in spring', 'America/New_York', '2026-03-08 03:00:00', '2026-03-08T07:00:00.000Z'],
    ['in the hour that is repeated, the first', 'America/New_York', '2026-11-01 01:30:00', '2026-11-01T05:30:00.000Z'],
    ['after the change in autumn', 'America/New_York', '2026-11-01 02:00:00', '2026-11-01T07:00:00.000Z'],
    ['Europe in summer', 'Europe/Berlin', '2026-07-01 12:00:00', '2026-07-01T10:00:00.000Z'],
    ['Europe in winter', 'Europe/Berlin', '2026-01-01 12:00:00', '2026-01-01T11:00:00.000Z'],
    ['half an hour of summer time', 'Australia/Lord_Howe', '2026-04-05 01:45:00', '2026-04-04T14:45:00.000Z'],
    ['quarter hours', 'Asia/Kathmandu', '2026-04-05 00:00:00', '2026-04-04T18:15:00.000Z'],
    ['the last summer times of China', 'Asia/Shanghai', '1990-07-01 00:00:00', '1990-06-30T15:00:00.000Z'],
  ])('applies the zone %s', (_what, zone, text, expected) => {
    expect(parse(text, zone)).toBe(expected);
  });

  it('agrees with the calendar of the runtime for every hour of two years', () => {
    const zones = ['America/New_York', 'Europe/London', 'Australia/Sydney', 'America/Sao_Paulo', 'Asia/Hong_Kong'];
    for (const zone of zones) {
      const clock = createZoneClock(zone);
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
      for (let utc = Date.UTC(2025, 0, 1); utc < Date.UTC(2027, 0, 1); utc += 7 * 3_600_000) {
        const local = Date.parse(`${format.format(utc).replace(' ', 'T')}Z`);
        const back = clock.toUtc(local);
        // A repeated hour means its first occurrence, an hour before.
        expect([utc, utc - 3_600_000]).toContain(back);
      }
    }
  });

  it('refuses a zone that does not exist', () => {
    expect(() => createZoneClock('Asia/Atlantis')).toThrow('unknown-time-zone');
  });
});
