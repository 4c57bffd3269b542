import { describe, expect, test } from 'vitest';
import { builtInSegmentation, createSegmentation, createWordCounter } from '#service/nlp/segment/index.ts';

const counted = (texts: readonly [string, 0 | 1][], segmentation = builtInSegmentation(), least: [number, number] = [1, 1]) => {
  const counter = createWordCounter(segmentation);
  for (const [text, sample] of texts) counter.add(text, sample);
  return { totals: counter.totals, words: counter.words(...least).toSorted((left, right) => (left.key < right.key ? -1 : 1)) };
};

describe('the word counter', () => {
  test('counts words and the texts they stand in, of two samples', () => {
    const { totals, words } = counted([['赎回费率太高，赎回太慢', 0], ['赎回很快', 1], ['手续费', 1]]);
    expect(totals).toEqual([4, 3]);
    expect(words).toEqual([
      { key: '很快', forms: ['很快'], counts: [0, 1], texts: [0, 1] },
      { key: '手续费', forms: ['手续费'], counts: [0, 1], texts: [0, 1] },
      { key: '太慢', forms: ['太慢'], counts: [1, 0], texts: [1, 0] },
      { key: '赎回', forms: ['赎回'], counts: [1, 1], texts: [1, 1] },
      { key: '赎回费率', forms: ['赎回费率'], counts: [1, 0], texts: [1, 0] },
      { key: '高', forms: ['高'], counts: [1, 0], texts: [1, 0] },
    ].toSorted((left, right) => (left.key < right.key ? -1 : 1)));
  });

  test('script variants, capitals and English endings are one word, written the most frequent way', () => {
    const { words } = counted([['贖回 Fees fee FEE fee', 0], ['赎回 贖回', 1]]);
    expect(words).toEqual([
      { key: 'fee', forms: ['fee', 'FEE', 'Fees'], counts: [4, 0], texts: [1, 0] },
      { key: '赎回', forms: ['贖回', '赎回'], counts: [1, 2], texts: [1, 1] },
    ]);
  });

  test('stop words, numbers, links, emoji and marks are not counted, nor in the denominator', () => {
    const { totals, words } = counted([['我们的 the 12:30 3月 https://example.com a@b.cn 👍 ！ ' + 'x'.repeat(50), 0]]);
    expect([totals, words]).toEqual([[0, 0], []]);
  });

  test('other names of a word count as it', () => {
    const segmentation = createSegmentation([{ word: '朝朝盈', countsAs: '余额宝' }, { word: '余额宝', countsAs: null }], ['的']);
    expect(counted([['朝朝盈的余额宝', 0]], segmentation).words).toEqual([{ key: '余额宝', forms: ['余额宝', '朝朝盈'], counts: [2, 0], texts: [1, 0] }]);
  });

  test('words below the least counts are left out, but not of the denominator', () => {
    const { totals, words } = counted([['赎回 赎回 费率', 0], ['赎回', 1]], builtInSegmentation(), [2, 2]);
    expect(totals).toEqual([3, 1]);
    expect(words.map(({ key }) => key)).toEqual(['赎回']);
  });
});
