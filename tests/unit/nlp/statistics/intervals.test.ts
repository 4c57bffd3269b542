import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrapCountsInterval, bootstrapInterval } from '#service/nlp/statistics/bootstrap.ts';
import { normalCumulative, normalQuantile } from '#service/nlp/statistics/normal.ts';
import { median, medianDeviation, quantileOfSorted } from '#service/nlp/statistics/quantile.ts';
import { createRandom, drawBinomial } from '#service/nlp/statistics/random.ts';
import { wilsonInterval } from '#service/nlp/statistics/wilson.ts';

const seed = 20_260_803;

describe('the normal distribution', () => {
  test.each([
    [0, 0.5], [1, 0.841_344_746_068_542_9], [-1.959_963_984_540_054, 0.025], [3, 0.998_650_101_968_369_9], [-8, 6.220_960_574_271_78e-16],
  ])('below %f lies %f', (x, p) => {
    expect(Math.abs(normalCumulative(x) - p)).toBeLessThan(1e-14);
    expect(normalCumulative(x) / p).toBeCloseTo(1, 7);
  });

  test('the quantile undoes the distribution', () => {
    fc.assert(fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
      expect(Math.abs(normalCumulative(normalQuantile(p)) - p)).toBeLessThan(1e-12 + p * 1e-9);
    }), { seed });
    expect(normalQuantile(0.975)).toBeCloseTo(1.959_963_984_540_054, 12);
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(2)]).toEqual([-Infinity, Infinity, Number.NaN]);
  });
});

describe("Wilson's interval", () => {
  // The worked examples of Newcombe (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (successes, total, low, high) => {
    const interval = wilsonInterval(successes, total);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('worked by hand: 3 of 10', () => {
    // z² = 3.841459; (0.3 + 0.192073) / 1.384146 = 0.355507; 1.959964 / 1.384146 · √(0.021 + 0.0096036) = 0.247714.
    const interval = wilsonInterval(3, 10);
    expect(interval?.low).toBeCloseTo(0.107_79, 5);
    expect(interval?.high).toBeCloseTo(0.603_22, 5);
  });

  test('holds the share, stays in [0, 1], mirrors, and has no value without a denominator', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, share) => {
      const successes = Math.round(total * share);
      const interval = wilsonInterval(successes, total);
      const mirrored = wilsonInterval(total - successes, total);
      if (interval === null || mirrored === null) throw new Error('no interval');
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.high).toBeLessThanOrEqual(1);
      expect(interval.low).toBeLessThanOrEqual(successes / total);
      expect(interval.high).toBeGreaterThanOrEqual(successes / total);
      expect(mirrored.low).toBeCloseTo(1 - interval.high, 12);
    }), { seed });
  });

  test('covers the true share about 95 times in 100, for small samples too', () => {
    const random = createRandom(seed);
    for (const [total, share] of [[12, 0.2], [30, 0.05], [30, 0.5], [400, 0.9]] as const) {
      let covered = 0;
      const rounds = 4000;
      for (let round = 0; round < rounds; round++) {
        const interval = wilsonInterval(drawBinomial(random, total, share), total);
        if (interval !== null && interval.low <= share && share <= interval.high) covered++;
      }
      expect(covered / rounds, `n ${total}, p ${share}, seed ${seed}`).toBeGreaterThan(0.925);
      expect(covered / rounds, `n ${total}, p ${share}, seed ${seed}`).toBeLessThan(0.985);
    }
  });
});

describe('chance', () => {
  test('the same seed, the same sequence; another seed, another', () => {
    const [first, same, other] = [createRandom(7), createRandom(7), createRandom(8)].map((random) => Array.from({ length: 5 }, random));
    expect(same).toEqual(first);
    expect(other).not.toEqual(first);
    expect(first?.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  test.each([[5, 0.3], [40, 0.1], [60, 0.5], [1000, 0.97], [1_000_000, 0.002], [1_000_000, 0.6]])(
    'binomial counts of %i trials at %f have the mean, the variance and the range of the distribution',
    (trials, probability) => {
      const random = createRandom(seed);
      const rounds = 20_000;
      let [sum, squares] = [0, 0];
      for (let round = 0; round < rounds; round++) {
        const count = drawBinomial(random, trials, probability);
        if (!(Number.isInteger(count) && count >= 0 && count <= trials)) throw new Error(`${count} of ${trials}`);
        sum += count;
        squares += (count - trials * probability) ** 2;
      }
      const variance = trials * probability * (1 - probability);
      expect(Math.abs(sum / rounds - trials * probability), `seed ${seed}`).toBeLessThan(4 * Math.sqrt(variance / rounds));
      expect(squares / rounds / variance, `seed ${seed}`).toBeCloseTo(1, 1);
    },
  );

  test('binomial counts have the shape of the distribution on both sides of the border between the two methods', () => {
    const random = createRandom(seed);
    for (const [trials, probability] of [[30, 0.3], [40, 0.3]] as const) {
      const seen = new Float64Array(trials + 1);
      const rounds = 60_000;
      for (let round = 0; round < rounds; round++) {
        const count = drawBinomial(random, trials, probability);
        seen[count] = (seen[count] ?? 0) + 1;
      }
      let expected = (1 - probability) ** trials;
      let squared = 0;
      let cells = 0;
      for (let count = 0; count <= trials; count++) {
        if (expected * rounds >= 5) {
          squared += ((seen[count] ?? 0) - expected * rounds) ** 2 / (expected * rounds);
          cells++;
        }
        expected *= ((trials - count) / (count + 1)) * (probability / (1 - probability));
      }
      // The 99.9% point of chi squared is near cells + 3.1 · √(2 cells) + 5.
      expect(squared, `n ${trials}, seed ${seed}`).toBeLessThan(cells + 3.1 * Math.sqrt(2 * cells) + 5);
    }
  });
});

describe('quantiles', () => {
  test('by hand', () => {
    expect(quantileOfSorted([1, 2, 4, 8], 0.5)).toBe(3);
    expect(quantileOfSorted([1, 2, 4, 8], 0.25)).toBe(1.75);
    expect(quantileOfSorted([], 0.5)).toBeNaN();
    expect(median([9, 1, 5])).toBe(5);
    // Deviations of 1 1 2 2 4 6 9 from 2: 1 1 0 0 2 4 7, whose median is 1.
    expect(medianDeviation([1, 1, 2, 2, 4, 6, 9])).toBeCloseTo(1.4826, 4);
  });
});

describe('the bootstrap', () => {
  const mean = (values: readonly number[]) => (items: Int32Array) => items.reduce((sum, item) => sum + (values[item] ?? 0), 0) / items.length;

  test('of a constant is the constant, and the seed decides', () => {
    expect(bootstrapInterval(5, mean([2, 2, 2, 2, 2]), { seed: 1 })).toEqual({ low: 2, high: 2 });
    const values = [3, 9, 4, 1, 7, 7, 2];
    expect(bootstrapInterval(7, mean(values), { seed: 1 })).toEqual(bootstrapInterval(7, mean(values), { seed: 1 }));
    expect(bootstrapInterval(7, mean(values), { seed: 2 })).not.toEqual(bootstrapInterval(7, mean(values), { seed: 1 }));
  });

  test('of a mean is near the normal interval', () => {
    const random = createRandom(seed);
    const values = Array.from({ length: 300 }, () => random());
    const interval = bootstrapInterval(300, mean(values), { seed });
    const centre = values.reduce((sum, value) => sum + value, 0) / 300;
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0)) / 300;
    expect(interval?.low).toBeCloseTo(centre - 1.96 * error, 2);
    expect(interval?.high).toBeCloseTo(centre + 1.96 * error, 2);
  });

  test('over counts equals the bootstrap over the items behind them, within the noise of resampling', () => {
    const items = [...Array<number>(30).fill(1), ...Array<number>(50).fill(0)];
    const byItem = bootstrapInterval(80, mean(items), { seed, resamples: 8000 });
    const byCount = bootstrapCountsInterval([[30, 50]], ([counts]) => (counts?.[0] ?? 0) / 80, { seed, resamples: 8000 });
    expect(byCount?.low).toBeCloseTo(byItem?.low ?? Number.NaN, 1);
    expect(byCount?.high).toBeCloseTo(byItem?.high ?? Number.NaN, 1);
    // The normal limits are 0.269 and 0.481; the true ones lie on the nearest eightieth.
    expect(Math.abs((byCount?.low ?? 0) - 0.269)).toBeLessThan(1 / 80);
    expect(Math.abs((byCount?.high ?? 0) - 0.481)).toBeLessThan(1 / 80);
  });

  test('of a difference between two groups covers it about 95 times in 100', () => {
    const random = createRandom(seed);
    const rounds = 400;
    let covered = 0;
    for (let round = 0; round < rounds; round++) {
      const [before, after] = [drawBinomial(random, 120, 0.3), drawBinomial(random, 90, 0.5)];
      const interval = bootstrapCountsInterval(
        [[before, 120 - before], [after, 90 - after]],
        ([first, second]) => (second?.[0] ?? 0) / 90 - (first?.[0] ?? 0) / 120,
        { seed: round, resamples: 500 },
      );
      if (interval !== null && interval.low <= 0.2 && interval.high >= 0.2) covered++;
    }
    expect(covered / rounds, `seed ${seed}`).toBeGreaterThan(0.92);
    expect(covered / rounds, `seed ${seed}`).toBeLessThan(0.98);
  });

  test('leaves out resamples without a value, and has none where most are so', () => {
    const share = ([counts]: readonly Float64Array[]): number => {
      const polar = (counts?.[0] ?? 0) + (counts?.[1] ?? 0);
      return polar === 0 ? Number.NaN : (counts?.[0] ?? 0) / polar;
    };
    expect(bootstrapCountsInterval([[1, 0, 100_000]], share, { seed, resamples: 200 })).toEqual({ low: 1, high: 1 });
    expect(bootstrapCountsInterval([[0, 0, 10]], share, { seed, resamples: 200 })).toBeNull();
    expect(bootstrapInterval(0, () => Number.NaN, { seed })).toBeNull();
  });

  test('a cancelled job stops it', () => {
    let asked = 0;
    const throwIfAborted = (): void => {
      if (++asked > 10) throw new Error('cancelled');
    };
    expect(() => bootstrapInterval(5, mean([1, 2, 3, 4, 5]), { seed, throwIfAborted })).toThrow('cancelled');
    expect(asked).toBe(11);
  });
});
