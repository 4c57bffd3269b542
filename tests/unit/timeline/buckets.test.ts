import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { daysOf } from '#service/features/messages/day-column.ts';
import { dayStart } from '#service/features/messages/day-start.ts';
import { bucketsBetween, lastDay, mostBuckets } from '#service/features/timeline/buckets.ts';

const usual = process.env['TZ'];
afterEach(() => {
  if (usual === undefined) delete process.env['TZ'];
  else process.env['TZ'] = usual;
});

/** Zones with summer time, with half hours, with a day that begins at one o'clock, and with a day that never was. */
const zones = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Sao_Paulo', 'Pacific/Apia', 'UTC'];

/** Counts of messages at some times, by day. */
function count(times: readonly number[]): { days: readonly string[]; counts: number[] } {
  const { of, days } = daysOf(Float64Array.from(times));
  return { days: days.slice(1), counts: days.slice(1).map((_, place) => of.filter((own) => own === place + 1).length) };
}

describe('buckets', () => {
  test('days, weeks from Monday, and months of the local calendar', () => {
    const [from, to] = ['2026-07-30', '2026-08-03'];
    expect(bucketsBetween(from, to, 'day')).toEqual(['2026-07-30', '2026-07-31', '2026-08-01', '2026-08-02', '2026-08-03']);
    expect(bucketsBetween(from, to, 'week')).toEqual(['2026-07-27', '2026-08-03']);
    expect(bucketsBetween(from, to, 'month')).toEqual(['2026-07-01', '2026-08-01']);
    expect([lastDay('2026-07-27', 'week'), lastDay('2026-02-01', 'month'), lastDay('2028-02-01', 'month'), lastDay('2026-12-31', 'day')])
      .toEqual(['2026-08-02', '2026-02-28', '2028-02-29', '2026-12-31']);
  });

  test('a day of 23 and a day of 25 hours hold what the clock shows on them', () => {
    process.env['TZ'] = 'America/New_York';
    const hours = (year: number, month: number, day: number): number[] => {
      const start = dayStart(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
      return Array.from({ length: 72 }, (_, hour) => start + hour * 3_600_000 + 1_800_000);
    };
    expect(count(hours(2026, 3, 7))).toEqual({ days: ['2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'], counts: [24, 23, 24, 1] });
    expect(count(hours(2026, 10, 31))).toEqual({ days: ['2026-10-31', '2026-11-01', '2026-11-02'], counts: [24, 25, 23] });
  });

  test('a day that begins at one o’clock, and one that was left out of the calendar', () => {
    process.env['TZ'] = 'America/Sao_Paulo';
    const first = new Date(2018, 10, 4, 1, 0).getTime();
    expect(count([first - 1, first])).toEqual({ days: ['2018-11-03', '2018-11-04'], counts: [1, 1] });
    process.env['TZ'] = 'Pacific/Apia';
    const noon = Date.UTC(2011, 11, 29, 22);
    expect(count([noon, noon + 86_400_000])).toEqual({ days: ['2011-12-29', '2011-12-31'], counts: [1, 1] });
  });

  test.each(zones)('%s: each message stands on the day that its clock shows, and that a query finds', (zone) => {
    process.env['TZ'] = zone;
    const time = fc.integer({ min: Date.UTC(2011, 10, 20), max: Date.UTC(2012, 4, 1) });
    fc.assert(fc.property(fc.array(fc.option(time, { nil: Number.NaN }), { minLength: 1, maxLength: 40 }), (times) => {
      const { of, days } = daysOf(Float64Array.from(times));
      for (const [index, at] of times.entries()) {
        const place = of[index] ?? 0;
        if (Number.isNaN(at)) expect(place).toBe(0);
        else {
          const date = new Date(at);
          expect(days[place]).toBe([date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-'));
          expect(at).toBeGreaterThanOrEqual(dayStart(days[place] ?? ''));
          expect(at).toBeLessThan(dayStart(days[place] ?? '', 1));
        }
      }
      expect([...days].sort()).toEqual(days);
    }), { seed: 20_260_808, numRuns: 100 });
  });

  test('more buckets than a life has days are refused', () => {
    expect(() => bucketsBetween('1900-01-01', '2026-01-01', 'day')).toThrow(expect.objectContaining({ code: 'resource-limit' }));
    expect(bucketsBetween('1920-01-01', '2026-01-01', 'day').length).toBeLessThan(mostBuckets);
  });
});
