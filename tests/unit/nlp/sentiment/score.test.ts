import { describe, expect, test } from 'vitest';
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
