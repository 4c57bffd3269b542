import { describe, expect, test } from 'vitest';
import { builtInModel, scoreOnly } from '#service/nlp/sentiment/index.ts';
import { editorialSentences } from './editorial-sentences.ts';
import { financialSentences } from './financial-sentences.ts';

const model = builtInModel();

/** Kinds of text that the model was not trained on: it is the lexicon and the rules that carry over. */
describe('texts of a kind not learnt from', () => {
  test('editorials: the sign of the score is right four times in five', () => {
    const wrong = editorialSentences.filter(([label, text]) => scoreOnly(text, model).score > 0 !== (label === 'p'));
    expect(wrong.length, wrong.map(([, text]) => text).join('\n')).toBeLessThanOrEqual(editorialSentences.length * 0.2);
  });

  const labels = { p: 'positive', n: 'negative', u: 'neutral' } as const;
  const said = financialSentences.map(([label, text]) => ({ label: labels[label], said: scoreOnly(text, model).label, text }));

  test.each([
    ['positive', 0.75],
    ['negative', 0.75],
    ['neutral', 0.85],
  ] as const)('company news: of what is %s, at least %d is called so', (label, least) => {
    const own = said.filter((each) => each.label === label);
    const wrong = own.filter((each) => each.said !== label);
    expect(own.length - wrong.length, wrong.map((each) => `${each.said}: ${each.text}`).join('\n')).toBeGreaterThanOrEqual(own.length * least);
  });
});
