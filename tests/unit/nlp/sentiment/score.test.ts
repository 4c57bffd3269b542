import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointLength } from '#shared/base/code-points.ts';
import { builtInModel, scoreOnly, scoreSentiment } from '#service/nlp/sentiment/index.ts';

const model = builtInModel();

describe('sentiment of a text', () => {
  test.each([
    ['The battery is not good 😡', 'negative'],
    ['excellent service, thank you!', 'positive'],
    ['房间很干净，服务也很好', 'positive'],
    ['物流太慢，包装也坏了', 'negative'],
    ['', 'neutral'],
  ])('%s is %s', (text, label) => {
    expect(scoreSentiment(text, model).label).toBe(label);
    expect(scoreOnly(text, model).label).toBe(label);
  });
});

describe('rules', () => {
  const score = (text: string) => scoreOnly(text, model).score;

  test.each([
    ['服务很好', '服务不好'],
    ['the service is good', 'the service is not good'],
    ['客服非常耐心，问题解决了', '客服很差，问题没解决'],
  ])('%s is above %s', (better, worse) => {
    expect(score(better)).toBeGreaterThan(score(worse));
  });

  test.each([
    ['服務很好，非常滿意', '服务很好，非常满意'],
    ['態度惡劣，非常失望', '态度恶劣，非常失望'],
  ])('traditional %s scores as simplified %s', (traditional, simplified) => {
    expect(score(traditional)).toBeCloseTo(score(simplified), 6);
  });

  test('any text has a score within bounds and evidence within its length', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('\uD800', '😀😀', '不'.repeat(50), '好 good '.repeat(20))), (text) => {
        const explained = scoreSentiment(text, model);
        expect(explained.score).toBeGreaterThanOrEqual(-1);
        expect(explained.score).toBeLessThanOrEqual(1);
        expect(scoreOnly(text, model)).toMatchObject({ label: explained.label, score: explained.score });
        const length = codePointLength(text);
        for (const { start, end } of explained.evidence) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(length);
        }
      }),
    );
  });
});
