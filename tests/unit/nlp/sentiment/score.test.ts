import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointLength } from '#shared/base/code-points.ts';
import { builtInModel, partsOfScore, scoreOnly, scoreSentiment } from '#service/nlp/sentiment/index.ts';

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

  test('label and score of any text agree: a side has its sign, neutral and mixed lie near 0', () => {
    const pieces = ['不', '好', '差', 'good', 'bad', ' ', ',', '但是', 'but', '?', '!', '😀', '[泪]', '{%上海%}', '#', '1', '净利润', '请问', '的', 'the', '。', '哈哈'];
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')));
    fc.assert(
      fc.property(any, (text) => {
        const { label, score: said } = scoreOnly(text, model);
        if (label === 'positive') expect(said).toBeGreaterThanOrEqual(0.001);
        else if (label === 'negative') expect(said).toBeLessThanOrEqual(-0.001);
        else expect(Math.abs(said)).toBeLessThanOrEqual(0.3);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['', ' ', '\u0000', '?', '!!!', '…', '{%上海%}', '#', '12345', '\uD800', '的', 'the'])('%j takes no side', (text) => {
    const { label, score: said } = scoreOnly(text, model);
    expect(label).toBe('neutral');
    expect(Math.abs(said)).toBeLessThanOrEqual(0.3);
  });

  test('the reasons of a post, in which two parts of the model speak, add up to its score', () => {
    for (const text of ['今天真的太开心了[哈哈][哈哈] 晚安～', '烦死了，又要加班[泪] @小王 {%上海%}', '哈哈哈哈笑死我了😂']) {
      const explained = scoreSentiment(text, model);
      const sum = partsOfScore(explained).reduce((total, { weight }) => total + weight, 0);
      expect(Math.sign(sum), text).toBe(Math.sign(explained.score));
      expect(sum, text).toBeCloseTo(explained.score, 6);
    }
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
