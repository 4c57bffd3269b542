import { describe, expect, test } from 'vitest';
import { adaptModel, builtInModel, loadSentimentModel, modelVersion, scoreOnly, writeSentimentModel } from '#service/nlp/sentiment/index.ts';

const base = builtInModel();
const planted = [
  ...Array.from({ length: 8 }, (_, index) => ({ text: `这个产品真是绝绝子 ${index}`, label: 'positive' as const })),
  ...Array.from({ length: 8 }, (_, index) => ({ text: `the app is glorpy again ${index}`, label: 'negative' as const })),
];

describe('a model that learns from labels of a project', () => {
  const adapted = adaptModel(base, planted, { name: 'mine' });

  test('takes up words it did not know, on the side they were labelled', () => {
    expect(scoreOnly('绝绝子', adapted).score).toBeGreaterThan(scoreOnly('绝绝子', base).score);
    expect(scoreOnly('so glorpy', adapted).score).toBeLessThan(scoreOnly('so glorpy', base).score);
  });

  test('learns from posts as from other texts', () => {
    const posts = Array.from({ length: 8 }, (_, index) => ({ text: `我真的是绝绝子[吃瓜][吃瓜] 今天${index}`, label: 'negative' as const }));
    const post = '你们也太绝绝子了吧[吃瓜]';
    expect(scoreOnly(post, adaptModel(base, posts, { name: 'posts' })).score).toBeLessThan(scoreOnly(post, base).score);
  });

  test('keeps what it knew', () => {
    for (const text of ['房间很干净，服务也很好', '物流太慢，包装也坏了', 'excellent service, thank you!', 'terrible, never again']) {
      expect(Math.sign(scoreOnly(text, adapted).score), text).toBe(Math.sign(scoreOnly(text, base).score));
    }
  });

  test('is the same for the same labels, and goes out and in as a file', () => {
    expect(modelVersion(adaptModel(base, planted, { name: 'mine' }))).toBe(modelVersion(adapted));
    expect(modelVersion(loadSentimentModel(writeSentimentModel(adapted)))).toBe(modelVersion(adapted));
  });

  test('without a text on either side there is nothing to learn', () => {
    expect(() => adaptModel(base, [{ text: '今天星期三', label: 'neutral' }], { name: 'none' })).toThrow(expect.objectContaining({ params: { reason: 'too-few-labels' } }));
  });
});
