import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasData, type LabelledRow } from '../../../../scripts/sentiment/data.ts';
import { logOddsOf, prepare, rowsWhere, trainPolarity, trainPosts, withTemperature, type Settings } from '../../../../scripts/sentiment/pipeline.ts';
import { rowsOf } from '../../../../scripts/sentiment/rows.ts';
import { worthsOf } from '../../../../scripts/sentiment/select.ts';
import { crossValidate, trainWhole } from '../../../../scripts/sentiment/validate.ts';
import { printModelFile } from '#service/nlp/sentiment/model-file.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data');
const settings: Settings = {
  ngrams: { zh: 500, en: 500 }, cost: { zh: 0.5, en: 0.5 }, levelling: { zh: 0.5, en: 0.5 }, neutralNgrams: { zh: 0, en: 100 }, neutralCost: { zh: 0.4, en: 0.4 },
  posts: { zh: { source: 'posts', ngrams: 300, cost: 1, registerNgrams: 100, registerCost: 1, caution: 0 } },
};

/** Posts, known by an emoticon, in which a word says the opposite of what it says in reviews; their topics are those of reviews. */
const twoRegisters = Array.from({ length: 120 }, (_, index): LabelledRow => {
  const isPost = index % 2 === 0;
  const praises = index % 4 < 2;
  const topic = '房车书机'[index % 3] ?? '';
  const word = praises === isPost ? '炸裂' : '平稳';
  return {
    text: isPost ? `${topic}里面${word}[吃瓜]` : `${topic}里面${word}。`, label: praises ? 'positive' : 'negative', source: isPost ? 'posts' : 'reviews',
    category: '', language: 'zh', fold: Math.floor(index / 4) % 5,
  };
});

/** Two kinds of texts that only their words tell apart, and texts that say nothing. */
const planted = Array.from({ length: 90 }, (_, index): LabelledRow => {
  const label = (['positive', 'negative', 'neutral'] as const)[index % 3] ?? 'neutral';
  const word = { positive: 'flurble', negative: 'gromble', neutral: 'table' }[label];
  return { text: `it is a ${word} of number ${index}`, label, source: index % 2 === 0 ? 'one' : 'two', category: '', language: 'en', fold: index % 5 };
});

function trainOn(rows: readonly LabelledRow[]): string {
  const prepared = prepare('en', rows);
  return printModelFile(trainWhole(prepared, crossValidate(prepared, settings, () => undefined), settings, rowsWhere(prepared, () => true)));
}

describe('training of the built-in model', () => {
  test('the same rows give the same model', () => {
    expect(trainOn(planted)).toBe(trainOn(planted));
  });

  test('the same rows of the development data give the same model', ({ skip }) => {
    skip(!hasData(folder), `the development data are not in ${folder}`);
    const rows = rowsOf(folder, 'en').filter((_, index) => index % 60 === 0);
    expect(trainOn(rows)).toBe(trainOn(rows));
  });

  test('calibration multiplies what a text is scored by, n-grams and lexicon alike', () => {
    const prepared = prepare('en', planted);
    const file = trainPolarity(prepared, rowsWhere(prepared, () => true), settings);
    const texts = ['a flurble and good', 'a gromble, awful', 'great', 'nothing of it'];
    const before = logOddsOf(file, texts);
    const after = logOddsOf(withTemperature(file, 'en', 3), texts);
    texts.forEach((text, index) => expect(after[index], text).toBeCloseTo(3 * (before[index] ?? NaN), 3));
  });

  test('a word may speak otherwise in posts than in other texts, and posts are known by how they are written', () => {
    const prepared = prepare('zh', twoRegisters);
    const file = trainWhole(prepared, crossValidate(prepared, settings, () => undefined), settings, rowsWhere(prepared, () => true));
    const [inPost = 0, inReview = 0] = logOddsOf(file, ['桌里面炸裂[吃瓜]', '桌里面炸裂。']);
    expect(inPost).toBeGreaterThan(0);
    expect(inReview).toBeLessThan(0);
    expect(Object.values(file.zh.posts?.register.ngrams ?? {}).join(' ')).toContain(']');
    expect(Object.values(file.zh.posts?.register.ngrams ?? {}).join(' ')).not.toMatch(/[房车书机]/u);
  });

  test('without rows of posts there is no part for them', () => {
    const prepared = prepare('zh', twoRegisters);
    expect(trainPosts(prepared, rowsWhere(prepared, ({ source }) => source === 'reviews'), settings)).toBeUndefined();
    expect(trainPosts(prepare('en', planted), Int32Array.from(planted.keys()), settings)).toBeUndefined();
  });

  test('rows of a large group of source and side weigh less each and more together', () => {
    // Source 0 with 16 complaints and 4 praises, source 1 with 4 of each.
    const sides = Int8Array.from({ length: 28 }, (_, row) => (row < 16 || row >= 24 ? -1 : 1));
    const sources = Array.from({ length: 28 }, (_, row) => (row < 20 ? 0 : 1));
    const worths = worthsOf(Int32Array.from(sides.keys()), sources, sides, 0.5);
    // Square roots of the sizes: 4 + 2 + 2 + 2 = 10 for 28 rows, so that a row of 16 has 28/10/4 and one of 4 has 28/10/2.
    expect(worths[0]).toBeCloseTo(0.7, 9);
    expect([worths[16], worths[20], worths[24]]).toEqual([1.4, 1.4, 1.4]);
  });
});
