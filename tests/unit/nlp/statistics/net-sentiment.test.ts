import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { netDenominators } from '#shared/contracts/timeline.ts';
import { bootstrapCountsInterval } from '#service/nlp/statistics/bootstrap.ts';
import { netInterval, netSentiment, netTotal, type SentimentCounts } from '#service/nlp/statistics/net-sentiment.ts';
import { createRandom, drawBinomial } from '#service/nlp/statistics/random.ts';

const seed = 20_260_807;
const count = fc.integer({ min: 0, max: 3000 });
const counts = fc.record({ positive: count, negative: count, neutral: count, mixed: count });

describe('net sentiment', () => {
  test('by hand: 20 positive, 50 negative, 25 neutral, 5 mixed', () => {
    const some = { positive: 20, negative: 50, neutral: 25, mixed: 5 };
    expect([netTotal(some, 'polar'), netTotal(some, 'scored')]).toEqual([70, 100]);
    expect(netSentiment(some, 'polar')).toBeCloseTo(-30 / 70, 12);
    expect(netSentiment(some, 'scored')).toBeCloseTo(-0.3, 12);
    // Wilson, 20 of 70: 0.19327 to 0.40054; twice that less one.
    expect(netInterval(some, 'polar')).toEqual({ low: expect.closeTo(-0.6135, 3), high: expect.closeTo(-0.1989, 3) });
    // (21 - 51) / 102 = -0.29412; 1.95996 · √((72 / 102 - 0.086505) / 102) = 0.15271.
    expect(netInterval(some, 'scored')).toEqual({ low: expect.closeTo(-0.446_83, 4), high: expect.closeTo(-0.141_41, 4) });
  });

  test('without a denominator there is no value', () => {
    const neutral = { positive: 0, negative: 0, neutral: 9, mixed: 0 };
    expect([netSentiment(neutral, 'polar'), netInterval(neutral, 'polar')]).toEqual([null, null]);
    expect(netSentiment(neutral, 'scored')).toBe(0);
    const none = { ...neutral, neutral: 0 };
    expect([netSentiment(none, 'scored'), netInterval(none, 'scored')]).toEqual([null, null]);
  });

  test('stays within -1 and 1, turns around with its signs, and its interval holds it', () => {
    fc.assert(fc.property(counts, fc.constantFrom(...netDenominators), (some, denominator) => {
      const [net, interval] = [netSentiment(some, denominator), netInterval(some, denominator)];
      const turned = { ...some, positive: some.negative, negative: some.positive };
      if (net === null || interval === null) return;
      expect(interval.low).toBeGreaterThanOrEqual(-1);
      expect(interval.high).toBeLessThanOrEqual(1);
      expect(netInterval(turned, denominator)?.low).toBeCloseTo(-interval.high, 10);
      // The adjusted interval is drawn towards zero, so an extreme share of a tiny sample may lie at its edge.
      if (denominator === 'polar' || netTotal(some, denominator) > 10) {
        expect(interval.low).toBeLessThanOrEqual(net + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(net - 1e-12);
      }
    }), { seed });
  });

  test.each(netDenominators)('%s: covers the true value about 95 times in 100', (denominator) => {
    const random = createRandom(seed);
    for (const [total, positive, negative] of [[25, 0.3, 0.4], [60, 0.05, 0.7], [300, 0.2, 0.25], [40, 0.02, 0.1]] as const) {
      const truth = denominator === 'polar' ? (positive - negative) / (positive + negative) : positive - negative;
      let [covered, known] = [0, 0];
      for (let round = 0; round < 3000; round++) {
        const up = drawBinomial(random, total, positive);
        const down = drawBinomial(random, total - up, negative / (1 - positive));
        const interval = netInterval({ positive: up, negative: down, neutral: total - up - down, mixed: 0 }, denominator);
        if (interval === null) continue;
        known++;
        if (interval.low <= truth && truth <= interval.high) covered++;
      }
      expect(covered / known, `n ${total}, ${positive} and ${negative}, seed ${seed}`).toBeGreaterThan(0.925);
    }
  });

  test('agrees with the bootstrap where that is at home: many messages', () => {
    const many: SentimentCounts = { positive: 400, negative: 900, neutral: 600, mixed: 100 };
    for (const denominator of netDenominators) {
      const closed = netInterval(many, denominator);
      const drawn = bootstrapCountsInterval([[400, 900, 600, 100]], ([cells]) => {
        const [positive = 0, negative = 0, neutral = 0, mixed = 0] = cells ?? [];
        return netSentiment({ positive, negative, neutral, mixed }, denominator) ?? Number.NaN;
      }, { seed, resamples: 4000 });
      expect(closed?.low).toBeCloseTo(drawn?.low ?? Number.NaN, 2);
      expect(closed?.high).toBeCloseTo(drawn?.high ?? Number.NaN, 2);
    }
  });
});
