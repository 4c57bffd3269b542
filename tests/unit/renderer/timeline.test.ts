import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultWatch, type Timeline, type TimelineSpec } from '#shared/contracts/timeline.ts';
import { bandPath, linePath, segmentPath } from '#renderer/base/charts/paths.ts';
import { linearScale } from '#renderer/base/charts/scale.ts';
import { fitText, textWidth } from '#renderer/base/charts/text-width.ts';
import { dayTicks, layoutChart } from '#renderer/features/timeline/chart/chart-layout.ts';
import { placeFlags, spreadNames } from '#renderer/features/timeline/chart/place-labels.ts';
import { dayAfter, daysBetween, shortDay } from '#renderer/features/timeline/day-text.ts';
import { timelineRows } from '#renderer/features/timeline/export-timeline.ts';
import { rangeDays } from '#renderer/features/timeline/range-text.ts';
import { brushedPlaces, figuresAt, placeOf, sumFigures, seriesFigures } from '#renderer/features/timeline/timeline-model.ts';
import { askedSpec, isSameTimeline, newSpec, readTimelineParams, writeTimelineParams } from '#renderer/features/timeline/timeline-params.ts';

const seed = 20_260_810;
const spec: TimelineSpec = { query: 'fee', bucket: 'day', split: null, denominator: 'polar', reference: '' };

/** Three days of two series: counts are not scored, negative, neutral, positive, mixed. */
const timeline: Timeline = {
  days: ['2026-08-03', '2026-08-04', '2026-08-05'],
  until: '2026-08-05',
  timeZone: 'Asia/Shanghai',
  messages: 100, withoutTime: 0, scored: 99, total: 200,
  series: [
    { key: 'all', kind: 'all', name: null, query: 'fee', labels: [1, 63, 5, 30, 1], net: -33 / 93, interval: { low: -0.5, high: -0.1 }, trend: null },
    { key: 'reference', kind: 'reference', name: null, query: '', labels: [0, 0, 0, 3, 0], net: 1, interval: null, trend: null },
  ],
  left: { series: 0, messages: 0 },
  overlapping: false,
  columns: {
    counts: Int32Array.of(1, 60, 5, 20, 1, 0, 0, 0, 0, 0, 0, 3, 0, 10, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    net: Float64Array.of(-0.5, Number.NaN, 7 / 13, 1, Number.NaN, Number.NaN),
    low: Float64Array.of(-0.67, Number.NaN, 0.01, 0.1, Number.NaN, Number.NaN),
    high: Float64Array.of(-0.3, Number.NaN, 0.84, 1, Number.NaN, Number.NaN),
  },
};

describe('scales', () => {
  test('ticks are whole steps around the values', () => {
    expect(linearScale(-0.82, 0.21, 300, 40, 5, [1, 2, 3, 5]).ticks).toEqual([-0.9, -0.6, -0.3, 0, 0.3]);
    expect(linearScale(0, 742, 100, 0, 2, [1, 2, 4, 5]).ticks).toEqual([0, 400, 800]);
    expect(linearScale(0, 1, 100, 0, 2, [1, 2, 4, 5]).ticks.at(-1)).toBe(1);
  });

  test('hold both values, ascend, and go from end to end, whatever the values', () => {
    const value = fc.tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.constantFrom(0.001, 1, 300)).map(([whole, unit]) => whole * unit);
    fc.assert(fc.property(value, value, fc.integer({ min: 1, max: 8 }), (one, other, count) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const scale = linearScale(low, high, 200, 10, count);
      const slack = (scale.domain[1] - scale.domain[0]) * 1e-6;
      expect(scale.domain[0]).toBeLessThanOrEqual(low + slack);
      expect(scale.domain[1]).toBeGreaterThanOrEqual(high - slack);
      expect(scale.ticks.every((tick, index) => index === 0 || tick > (scale.ticks[index - 1] ?? 0))).toBe(true);
      expect(scale.ticks.length).toBeLessThanOrEqual(count + 3);
      expect([scale.at(scale.domain[0]), scale.at(scale.domain[1])]).toEqual([expect.closeTo(200, 6), expect.closeTo(10, 6)]);
    }), { seed });
  });
});

describe('paths', () => {
  const at = (x: number, y: number) => ({ x, y });
  test('break where a value is missing, and a point on its own draws nothing', () => {
    expect(linePath([at(0, 1), at(1, 2), at(2, Number.NaN), at(3, 4)])).toBe('M0 1L1 2');
    expect(segmentPath([at(0, 1), at(1, 2), at(2, 3), at(3, 4)], (first) => first !== 1)).toBe('M0 1L1 2M2 3L3 4');
    expect(bandPath([at(0, 5), at(1, 6), at(2, Number.NaN), at(3, 7)], [at(0, 1), at(1, 2), at(2, 3), at(3, 4)])).toBe('M0 1L1 2L1 6L0 5ZM3 4L3 7Z');
    expect([linePath([]), bandPath([], [])]).toEqual(['', '']);
  });
});

describe('names', () => {
  test('are as wide as their characters, and are cut where there is no room', () => {
    expect(textWidth('费率', 12)).toBe(24);
    expect(fitText('费率变动调整', 12, 40)).toBe('费率…');
    expect(fitText('fee', 12, 40)).toBe('fee');
  });

  test('at the ends of lines keep apart and stay between the edges', () => {
    expect(spreadNames([100, 104, 300], 50, 310)).toEqual([100, 116, 300]);
    expect(spreadNames([305, 308], 50, 310)).toEqual([294, 310]);
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 }), (wanted) => {
      const placed = spreadNames(wanted, 20, 380).toSorted((left, right) => left - right);
      expect(placed.every((y, index) => index === 0 || y - (placed[index - 1] ?? 0) >= 16)).toBe(true);
    }), { seed });
  });

  test('of flags never lie over one another or over a line', () => {
    expect(placeFlags([{ x: 100, width: 80, first: false }, { x: 150, width: 80, first: false }], 0, 400).map(({ side }) => side)).toEqual(['left', 'right']);
    fc.assert(fc.property(fc.array(fc.record({ x: fc.integer({ min: 0, max: 800 }), width: fc.integer({ min: 10, max: 200 }), first: fc.boolean() }), { maxLength: 8 }), (flags) => {
      const boxes = placeFlags(flags, 0, 800).flatMap(({ index, side }) => {
        const { x, width } = flags[index] ?? { x: 0, width: 0 };
        return side === 'none' ? [] : [side === 'right' ? [x + 6, x + 6 + width] : [x - 6 - width, x - 6]];
      });
      for (const [place, [from = 0, to = 0]] of boxes.entries()) {
        for (const [other, [start = 0, end = 0]] of boxes.entries()) if (other !== place) expect(to <= start || from >= end).toBe(true);
      }
    }), { seed });
  });
});

describe('the layout', () => {
  const figures = seriesFigures(timeline, 'polar', 0);
  const layout = layoutChart({ width: 1100, height: 430, buckets: 3, lines: [figures], most: 87, names: 100, compact: false, flags: true });

  test('shows zero, and every value with the interval that rests on enough', () => {
    expect(layout.net.ticks).toContain(0);
    expect(layout.net.domain[0]).toBeLessThanOrEqual(-0.67);
    expect(layout.net.domain[1]).toBeGreaterThanOrEqual(7 / 13);
    expect(layout.volume.domain[1]).toBeGreaterThanOrEqual(87);
    expect(layout.bottom).toBeLessThan(layout.volumeTop);
  });

  test('finds the bucket under any px, and its middle lies in it', () => {
    for (const bucket of [0, 1, 2]) expect(layout.bucketAt(layout.center(bucket))).toBe(bucket);
    expect([layout.bucketAt(-50), layout.bucketAt(5000)]).toEqual([0, 2]);
  });

  test('names Mondays of a quarter, months of a year, and never lets names touch', () => {
    const days = (first: string, count: number): string[] => Array.from({ length: count }, (_, index) => dayAfter(first, index));
    const quarter = days('2026-07-01', 92);
    expect(dayTicks(quarter, 'day', 10.8).map((place) => quarter[place]).slice(0, 4)).toEqual(['2026-07-01', '2026-07-06', '2026-07-13', '2026-07-20']);
    const year = days('2026-01-01', 365);
    expect(dayTicks(year, 'day', 2.7).map((place) => year[place]?.slice(8))).toEqual(Array<string>(12).fill('01'));
    const years = days('2024-02-27', 1500);
    fc.assert(fc.property(fc.integer({ min: 1, max: 1500 }), fc.double({ min: 0.2, max: 400, noNaN: true }), (count, step) => {
      const ticks = dayTicks(years.slice(0, count), 'day', step);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.every((place, index) => index === 0 || (place - (ticks[index - 1] ?? 0)) * step >= 47)).toBe(true);
    }), { seed, numRuns: 60 });
  });
});

describe('the figures', () => {
  test('of a bucket, with its denominator, and small where that is below thirty', () => {
    expect(figuresAt(timeline, 'polar', 0, 0)).toMatchObject({ messages: 87, negative: 60, positive: 20, base: 80, net: -0.5, small: false });
    expect(figuresAt(timeline, 'scored', 0, 0).base).toBe(86);
    expect(figuresAt(timeline, 'polar', 0, 1)).toMatchObject({ messages: 0, base: 0, net: Number.NaN, small: false });
    expect(figuresAt(timeline, 'polar', 0, 2)).toMatchObject({ base: 13, small: true });
    expect(figuresAt(timeline, 'polar', 1, 0)).toMatchObject({ messages: 3, positive: 3 });
  });

  test('of some buckets together', () => {
    const figures = seriesFigures(timeline, 'polar', 0);
    expect(sumFigures(figures, 0, 2)).toEqual({ messages: 100, base: 93, net: -33 / 93 });
    expect(sumFigures(figures, 0, -1)).toEqual({ messages: 0, base: 0, net: null });
  });

  test('as rows of a table: every row has its denominator and the recipe, a missing figure is a blank', () => {
    const [header = [], ...rows] = timelineRows(spec, timeline, 12, ({ kind }) => (kind === 'all' ? '=cmd' : kind));
    expect(rows).toHaveLength(6);
    const row = (index: number): Record<string, unknown> => Object.fromEntries(header.map((name, place) => [name, rows[index]?.[place]]));
    expect(row(0)).toEqual({
      first_day: '2026-08-03', last_day: '2026-08-03', series: '=cmd', kind: 'all', messages: 87, positive: 20, negative: 60, neutral: 5, mixed: 1, not_scored: 1,
      net_sentiment: -0.5, low_95: -0.67, high_95: -0.3, denominator: 80, divided_by: 'positive + negative', small_sample: 'no', recipe: 'R-0012',
    });
    expect(row(1)).toMatchObject({ messages: 0, net_sentiment: null, low_95: null, denominator: 0, small_sample: 'yes' });
  });
});

describe('days', () => {
  test('as short as they can be', () => {
    expect([shortDay('2026-08-03', 'zh-CN'), shortDay('2026-08-03', 'en'), shortDay('2026-08-03', 'zh-CN', true)]).toEqual(['8-03', 'Aug 3', '2026-8-03']);
    expect([dayAfter('2026-12-31', 1), dayAfter('2028-03-01', -1), daysBetween('2026-03-28', '2026-03-30')]).toEqual(['2027-01-01', '2028-02-29', 3]);
  });

  test('a brush keeps its days through a change of bucket', () => {
    const weeks = ['2026-07-27', '2026-08-03', '2026-08-10'];
    expect(brushedPlaces(weeks, { from: '2026-08-05', to: '2026-08-11' })).toEqual({ from: 1, to: 2 });
    expect(brushedPlaces(weeks, { from: '2020-01-01', to: '2020-02-01' })).toBeUndefined();
    expect(brushedPlaces(weeks, undefined)).toBeUndefined();
    expect(rangeDays(weeks, '2026-08-16', { from: 1, to: 2 })).toEqual({ from: '2026-08-03', to: '2026-08-16' });
    expect(rangeDays(weeks, '2026-08-16', { from: 0, to: 0 })).toEqual({ from: '2026-07-27', to: '2026-08-02' });
    expect([placeOf(weeks, '2026-07-01'), placeOf(weeks, '2026-08-09'), placeOf(weeks, '2027-01-01')]).toEqual([-1, 1, 2]);
  });
});

describe('the params of a tab', () => {
  test('come back as they were written, and anything strange becomes the default', () => {
    const params = { spec, watch: { ...defaultWatch, rules: [] }, brush: { from: '2026-08-03', to: '2026-08-09' }, automatic: false, series: 'all' };
    expect(readTimelineParams(writeTimelineParams(params))).toEqual(params);
    for (const strange of ['{}', '{"spec":7}', JSON.stringify({ spec: { ...spec, bucket: 'year' }, watch: [], brush: 'all', series: 3 })]) {
      expect(readTimelineParams(JSON.parse(strange))).toEqual({ spec: newSpec, watch: defaultWatch, brush: undefined, automatic: true, series: undefined });
    }
  });

  test('a reference that is the timeline itself is not asked for', () => {
    expect(askedSpec({ ...spec, reference: 'fee' }).reference).toBeNull();
    expect(askedSpec(spec)).toEqual(spec);
    expect(isSameTimeline({ spec, watch: defaultWatch }, { spec: { ...spec }, watch: defaultWatch })).toBe(true);
    expect(isSameTimeline({ spec, watch: defaultWatch }, { spec: { ...spec, bucket: 'week' }, watch: defaultWatch })).toBe(false);
  });
});
