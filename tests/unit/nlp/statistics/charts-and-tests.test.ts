import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { falseDiscoveryRates } from '#service/nlp/statistics/benjamini-hochberg.ts';
import { ewmaChart, ewmaLimit, ewmaLimitFor, ewmaRunLength } from '#service/nlp/statistics/ewma.ts';
import { extremeDeviates } from '#service/nlp/statistics/extreme-deviates.ts';
import { mannKendall } from '#service/nlp/statistics/mann-kendall.ts';
import { bicPenalty, changePoints } from '#service/nlp/statistics/pelt.ts';
import { createRandom } from '#service/nlp/statistics/random.ts';
import { normalOf } from './simulate.ts';

const seed = 20_260_805;

describe('the EWMA chart', () => {
  // D. C. Montgomery, Introduction to Statistical Quality Control, table 9.11 (from Lucas and Saccucci).
  test.each([
    [0.2, 2.962, [500, 150, 41.8, 18.2, 10.5, 5.5, 3.7]], [0.1, 2.814, [500, 106, 31.3, 15.9, 10.3, 6.1, 4.4]], [0.4, 3.054, [500, 224, 71.2, 28.4, 14.3, 5.9, 3.5]],
  ])('lambda %f, limit %f: run lengths of the published table', (lambda, limit, lengths) => {
    for (const [index, shift] of [0, 0.25, 0.5, 0.75, 1, 1.5, 2].entries()) {
      expect(Math.abs(ewmaRunLength({ lambda, limit }, shift) / (lengths[index] ?? 0) - 1), `shift ${shift}`).toBeLessThan(0.02);
    }
  });

  test("the product's chart signals once in about 370 quiet values", () => {
    expect(ewmaRunLength(ewmaChart)).toBeGreaterThan(365);
    expect(ewmaRunLength(ewmaChart)).toBeLessThan(376);
    expect(ewmaLimitFor(370, 0.2)).toBeCloseTo(2.86, 2);
    expect(ewmaLimit(ewmaChart)).toBeCloseTo(2.86 / 3, 10);
  });

  test('the computed run length is the simulated one', () => {
    const normal = normalOf(createRandom(seed));
    for (const [shift, rounds] of [[0, 1500], [1, 3000]] as const) {
      let steps = 0;
      for (let round = 0; round < rounds; round++) {
        for (let average = 0; Math.abs(average) <= ewmaLimit(ewmaChart); steps++) average += ewmaChart.lambda * (normal() + shift - average);
      }
      expect(Math.abs(steps / rounds / ewmaRunLength(ewmaChart, shift) - 1), `shift ${shift}, seed ${seed}`).toBeLessThan(0.08);
    }
  });
});

describe('extreme deviates', () => {
  /** Rosner's (1983) example, as in the NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.5.17.3. */
  const rosner = [
    -0.25, 0.68, 0.94, 1.15, 1.2, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.7, 1.76, 1.77, 1.81, 1.91, 1.94, 1.96,
    1.99, 2.06, 2.09, 2.1, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.4, 2.47, 2.54, 2.62, 2.64, 2.9, 2.92, 2.92, 2.93, 3.21, 3.26, 3.3, 3.59,
    3.68, 4.3, 4.64, 5.34, 5.42, 6.01,
  ];

  test("Rosner's example has three outliers, with the published statistics and critical values", () => {
    const outliers = extremeDeviates(rosner, { alpha: 0.05, most: 10, robust: false });
    expect(outliers).toEqual([
      { index: 53, deviate: expect.closeTo(3.118, 2), critical: expect.closeTo(3.158, 2) },
      { index: 52, deviate: expect.closeTo(2.942, 2), critical: expect.closeTo(3.151, 2) },
      { index: 51, deviate: expect.closeTo(3.179, 2), critical: expect.closeTo(3.143, 2) },
    ]);
  });

  test('the hybrid is not blinded by many outliers, and finds none among equal values', () => {
    const masked = [...Array.from({ length: 30 }, (_, index) => (index % 5) / 10), 9, 9.1, 9.2, 9.3];
    expect(extremeDeviates(masked, { alpha: 0.05, most: 6, robust: true }).map(({ index }) => index)).toEqual([33, 32, 31, 30]);
    expect(extremeDeviates(Array.from({ length: 20 }, () => 4), { alpha: 0.05, most: 4, robust: true })).toEqual([]);
    expect(extremeDeviates([Number.NaN, 1], { alpha: 0.05, most: 4, robust: true })).toEqual([]);
  });
});

describe('change points', () => {
  const cost = (values: readonly number[], weights: readonly number[]): number => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) return 0;
    const mean = values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0) / total;
    return values.reduce((sum, value, index) => sum + (weights[index] ?? 0) * (value - mean) ** 2, 0);
  };
  const total = (values: readonly number[], weights: readonly number[], changes: readonly number[], penalty: number): number =>
    [0, ...changes].reduce((sum, start, index) => {
      const end = changes[index] ?? values.length;
      return sum + cost(values.slice(start, end), weights.slice(start, end));
    }, changes.length * penalty);
  /** Every way to cut the series, the cheapest of all. */
  const cheapest = (values: readonly number[], weights: readonly number[], penalty: number, least: number): number => {
    const from = (start: number, cuts: readonly number[]): number => {
      let best = values.length - start >= least ? total(values, weights, cuts, penalty) : Infinity;
      for (let cut = start + least; cut + least <= values.length; cut++) best = Math.min(best, from(cut, [...cuts, cut]));
      return best;
    };
    return from(0, []);
  };

  test('by hand: one step', () => {
    const options = { weights: [1, 1, 1, 1, 1, 1], penalty: 4, minimumSegment: 2 };
    expect(changePoints([0, 1, 0, 5, 6, 5], options)).toEqual([3]);
    expect(changePoints([0, 1, 0, 1, 0, 1], options)).toEqual([]);
    expect(changePoints([0, 9], options)).toEqual([]);
  });

  test('costs as little as the cheapest of all ways to cut, whatever the weights and the shortest segment', () => {
    const value = fc.tuple(fc.integer({ min: -6, max: 6 }), fc.constantFrom(0, 1, 1, 4));
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 13 }), fc.constantFrom(1, 2, 3), fc.constantFrom(0.5, 4, 20), (pairs, least, penalty) => {
      const [values, weights] = [pairs.map(([own]) => own), pairs.map(([, weight]) => weight)];
      const changes = changePoints(values, { weights, penalty, minimumSegment: least });
      const borders = [0, ...changes, values.length];
      if (changes.length > 0) for (let index = 1; index < borders.length; index++) expect((borders[index] ?? 0) - (borders[index - 1] ?? 0)).toBeGreaterThanOrEqual(least);
      const best = values.length < least ? total(values, weights, [], penalty) : cheapest(values, weights, penalty, least);
      expect(total(values, weights, changes, penalty)).toBeCloseTo(best, 8);
    }), { seed, numRuns: 400 });
  });

  test('the price of a change is that of the Bayesian information criterion', () => {
    expect(bicPenalty(92)).toBeCloseTo(2 * Math.log(92), 12);
  });
});

describe('trend', () => {
  test('by hand, without ties: 4 6 5 7 9', () => {
    // Nine of ten pairs rise and one falls: S = 8; Var = 5 · 4 · 15 / 18; z = 7 / √16.67 = 1.7146, p = 0.0864.
    expect(mannKendall([4, 6, 5, 7, 9])).toEqual({ tau: expect.closeTo(0.8, 12), p: expect.closeTo(0.0864, 4) });
  });

  test('by hand, with ties: 1 2 2 3 3 3', () => {
    // S = 11; Var = (6 · 5 · 17 - 2 · 1 · 9 - 3 · 2 · 11) / 18 = 23.667; z = 10 / 4.8648 = 2.0556; tau-b = 11 / √(15 · 11).
    expect(mannKendall([1, 2, 2, 3, 3, 3])).toEqual({ tau: expect.closeTo(0.8563, 4), p: expect.closeTo(0.0398, 4) });
  });

  test('has no answer where there is none', () => {
    expect([mannKendall([1, 2, 3]), mannKendall([2, 2, 2, 2, 2]), mannKendall([1, Number.NaN, 2, 3])]).toEqual([null, null, null]);
  });

  test('calls about five in a hundred quiet series a trend', () => {
    const random = createRandom(seed);
    const rounds = 2000;
    let called = 0;
    for (let round = 0; round < rounds; round++) if ((mannKendall(Array.from({ length: 13 }, random))?.p ?? 1) < 0.05) called++;
    expect(called / rounds, `seed ${seed}`).toBeGreaterThan(0.03);
    expect(called / rounds, `seed ${seed}`).toBeLessThan(0.065);
  });
});

describe('false discovery rates', () => {
  test("Benjamini and Hochberg's example: four of fifteen at 5%", () => {
    const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
    expect(falseDiscoveryRates(p).filter((rate) => rate <= 0.05)).toHaveLength(4);
  });

  test('by hand, in any order, with a series that has no test', () => {
    // Sorted .01 .03 .04 .2 times 4/1 4/2 4/3 4/4: .04 .06 .0533 .2, and never more than what follows.
    expect([...falseDiscoveryRates([0.04, Number.NaN, 0.01, 0.2, 0.03])]).toEqual([
      expect.closeTo(0.053_33, 4), Number.NaN, expect.closeTo(0.04, 12), expect.closeTo(0.2, 12), expect.closeTo(0.053_33, 4),
    ]);
  });
});
