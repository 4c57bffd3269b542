import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keynessCutOffs } from '#shared/contracts/comparison.ts';
import { logLikelihood, logRatio } from '#service/nlp/statistics/keyness.ts';
import { normalCumulative } from '#service/nlp/statistics/normal.ts';
import { createRandom, drawBinomial } from '#service/nlp/statistics/random.ts';

const seed = 20_260_803;

describe('log-likelihood G2', () => {
  test('worked by hand: 20 of 100 against 10 of 100', () => {
    // E = 15, 15, 85, 85: 2 (20 ln 20/15 + 10 ln 10/15 + 80 ln 80/85 + 90 ln 90/85)
    // = 2 (5.753641 - 4.054651 - 4.849970 + 5.144258) = 3.986556.
    expect(logLikelihood(20, 100, 10, 100)).toBeCloseTo(3.986_556, 5);
  });

  test('worked by hand: 5 of 1,000 against 0 of 2,000', () => {
    // E = 5/3, 10/3, 2985/3, 5990/3: 2 (5 ln 3 + 0 + 995 ln 995/998.333 + 2000 ln 2000/1996.667)
    // = 2 (5.493061 - 3.327769 + 3.336114) = 11.002812.
    expect(logLikelihood(5, 1000, 0, 2000)).toBeCloseTo(11.002_81, 4);
  });

  test('equal shares give nothing, and neither does an empty sample', () => {
    expect(logLikelihood(30, 300, 10, 100)).toBe(0);
    expect([logLikelihood(0, 100, 0, 100), logLikelihood(100, 100, 50, 50), logLikelihood(0, 0, 3, 10), logLikelihood(3, 10, 0, 0)]).toEqual([0, 0, 0, 0]);
  });

  test('does not depend on which sample comes first, and is never below 0', () => {
    const sample = fc.tuple(fc.nat(5000), fc.nat(5000)).map(([count, rest]) => [count, count + rest] as const);
    fc.assert(fc.property(sample, sample, ([first, firstTotal], [second, secondTotal]) => {
      const found = logLikelihood(first, firstTotal, second, secondTotal);
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeCloseTo(logLikelihood(second, secondTotal, first, firstTotal), 9);
    }), { seed });
  });

  test('the cut-offs are the quantiles of chi-square with one degree of freedom', () => {
    for (const { likelihood, chance } of keynessCutOffs) {
      // Chi-square with one degree of freedom is a squared normal.
      expect(2 * (1 - normalCumulative(Math.sqrt(likelihood))) / chance).toBeCloseTo(1, 1);
    }
  });

  test('at equal shares, chance passes each cut-off about as often as it should', () => {
    const random = createRandom(seed);
    const rounds = 20_000;
    const found = Array.from({ length: rounds }, () => logLikelihood(drawBinomial(random, 4000, 0.02), 4000, drawBinomial(random, 9000, 0.02), 9000));
    for (const { likelihood, chance } of keynessCutOffs.slice(0, 3)) {
      const passed = found.filter((value) => value >= likelihood).length / rounds;
      expect(Math.abs(passed - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / rounds) + chance * 0.1);
    }
  });
});

describe('Log Ratio', () => {
  test.each([
    [20, 100, 10, 100, 1], [10, 100, 20, 100, -1], [10, 100, 10, 100, 0], [30, 1000, 5, 2000, Math.log2(12)],
    // A count of 0 is taken for a half.
    [4, 1000, 0, 1000, 3], [0, 1000, 8, 2000, -3],
  ])('%i of %i against %i of %i is %f', (first, firstTotal, second, secondTotal, expected) => {
    expect(logRatio(first, firstTotal, second, secondTotal)).toBeCloseTo(expected, 10);
  });

  test('an empty sample has none', () => {
    expect(logRatio(0, 0, 3, 10)).toBeNaN();
  });
});
