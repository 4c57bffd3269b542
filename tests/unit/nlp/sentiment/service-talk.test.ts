import { describe, expect, test } from 'vitest';
import { builtInModel, scoreOnly } from '#service/nlp/sentiment/index.ts';
import { complaints, praise, serviceTalk } from './service-sentences.ts';

/** How many of the sentences have each label, and which have the one given. */
function labelled(sentences: readonly string[], label: string): string[] {
  const model = builtInModel();
  return sentences.filter((sentence) => scoreOnly(sentence, model).label === label);
}

describe('talk between a bank and its customers', () => {
  test('nine of ten lines that are no opinion have none', () => {
    const neutral = labelled(serviceTalk, 'neutral');
    expect(neutral.length / serviceTalk.length, serviceTalk.filter((line) => !neutral.includes(line)).join('\n')).toBeGreaterThanOrEqual(0.88);
  });

  test('an opinion is not turned into its opposite, and two of three are seen', () => {
    const wrong = [...labelled(complaints, 'positive'), ...labelled(praise, 'negative')];
    const seen = [...labelled(complaints, 'negative'), ...labelled(praise, 'positive')];
    const all = complaints.length + praise.length;
    expect(wrong.length / all, wrong.join('\n')).toBeLessThanOrEqual(0.12);
    expect(seen.length / all).toBeGreaterThanOrEqual(0.66);
  });

  test.each([
    ['您好，很高兴为您服务，请问有什么可以帮您？', 'neutral'],
    ['请问你们就是这样服务的吗？态度太差了。', 'negative'],
    ['Thank you for calling, how may I help you?', 'neutral'],
    ['I was told "one moment" and then left on hold for an hour. Terrible.', 'negative'],
  ])('%s is %s', (text, label) => {
    expect(scoreOnly(text, builtInModel()).label).toBe(label);
  });
});
