import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SentimentLabel } from '#shared/contracts/sentiment.ts';
import { equalShares } from '#service/features/sentiment/draw-sample.ts';
import { asThree, bootstrapped, joinTables, shareEstimate, tablesOf, weightsOf, type LabelPair } from '#service/features/sentiment/measures.ts';
import { cohenKappa, macroF1, shareOnDiagonal } from '#service/nlp/statistics/confusion.ts';

const pairs = (count: number, first: SentimentLabel, second: SentimentLabel, stratum = 0): LabelPair[] =>
  Array.from({ length: count }, (_, message) => ({ message, first, second, stratum }));

describe('a simple sample', () => {
  const sample = [...pairs(6, 'negative', 'negative'), ...pairs(2, 'negative', 'neutral'), ...pairs(1, 'mixed', 'neutral'), ...pairs(1, 'positive', 'positive')];
  const tables = tablesOf(sample, weightsOf(sample, [500]));

  test('7 of 10 right, with Wilson’s interval for 7 of 10', () => {
    const { value, low, high, method } = shareEstimate(tables);
    expect([value, method]).toEqual([0.7, 'wilson']);
    // (0.7 + 1.9208 / 10 ± 1.96 √(0.21 / 10 + 0.9604 / 100)) / 1.38416
    expect(low).toBeCloseTo(0.3968, 4);
    expect(high).toBeCloseTo(0.8922, 4);
  });

  test('mixed is neutral in the three-way answer: 8 of 10', () => {
    expect(shareEstimate(tables, asThree).value).toBeCloseTo(0.8, 12);
    expect(asThree(joinTables(tablesOf(sample))).classes).toBe(3);
  });

  test('a figure without a denominator is null, and never NaN', () => {
    expect(shareEstimate([])).toEqual({ value: null, low: null, high: null, method: 'wilson' });
    expect(bootstrapped(tablesOf(pairs(5, 'negative', 'negative')), cohenKappa)).toEqual({ value: null, low: null, high: null, method: 'bootstrap' });
  });

  test('bootstrap intervals hold the figure and are the same each time', () => {
    const first = bootstrapped(tables, macroF1);
    expect(first).toEqual(bootstrapped(tables, macroF1));
    expect(first.low ?? 1).toBeLessThan(first.value ?? 0);
    expect(first.high ?? 0).toBeGreaterThanOrEqual(first.value ?? 1);
  });
});

describe('a stratified sample', () => {
  // 900 messages of which 9 in 10 are right, 100 of which 5 in 10 are: .9 · .9 + .1 · .5 = .86, not 14 of 20.
  const sample = [...pairs(9, 'negative', 'negative', 0), ...pairs(1, 'neutral', 'negative', 0), ...pairs(5, 'mixed', 'mixed', 1), ...pairs(5, 'positive', 'mixed', 1)];
  const tables = tablesOf(sample, weightsOf(sample, [900, 100]));

  test('is weighted back to what it was drawn from', () => {
    expect(weightsOf(sample, [900, 100])).toEqual([90, 10]);
    const { value, method, low, high } = shareEstimate(tables);
    expect(value).toBeCloseTo(0.86, 12);
    expect(method).toBe('bootstrap');
    // The standard error is √(.81 · .09 / 10 + .01 · .25 / 10) = .0868.
    expect(low ?? 0).toBeGreaterThan(0.62);
    expect(high ?? 0).toBeLessThan(1);
    expect((high ?? 0) - (low ?? 0)).toBeGreaterThan(2 * 0.0868);
  });

  test('strata of which nothing was labelled are left out', () => {
    expect(tablesOf(sample, weightsOf(sample, [900, 100, 7]))).toHaveLength(2);
  });
});

describe('equal shares', () => {
  test.each([
    [[100, 3, 50], 30, [14, 3, 13]],
    [[2, 2, 2], 30, [2, 2, 2]],
    [[5], 3, [3]],
    [[1000, 1000], 3, [2, 1]],
  ])('of %j, %i together', (sizes, size, expected) => expect(equalShares(sizes, size)).toEqual(expected));

  test('take no more than there are, as many as asked for, and differ by one where all are large', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 6 }), fc.nat(300), (sizes, size) => {
        const shares = equalShares(sizes, size);
        const total = sizes.reduce((sum, own) => sum + own, 0);
        expect(shares.reduce((sum, own) => sum + own, 0)).toBe(Math.min(size, total));
        for (const [index, share] of shares.entries()) expect(share).toBeLessThanOrEqual(sizes[index] ?? 0);
        const open = shares.filter((share, index) => share < (sizes[index] ?? 0));
        if (open.length > 0) expect(Math.max(...shares) - Math.min(...open)).toBeLessThanOrEqual(1);
      }),
      { verbose: 1 },
    );
  });
});

test('whatever the labels, the joined table of a simple sample is the plain table of shares', () => {
  const label = fc.constantFrom<SentimentLabel>('negative', 'neutral', 'positive', 'mixed');
  fc.assert(
    fc.property(fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 60 }), (said) => {
      const sample = said.map(([first, second], message): LabelPair => ({ message, first, second, stratum: 0 }));
      const right = said.filter(([first, second]) => first === second).length / said.length;
      expect(shareOnDiagonal(joinTables(tablesOf(sample, weightsOf(sample, [1e6]))))).toBeCloseTo(right, 10);
    }),
    { verbose: 1 },
  );
});
