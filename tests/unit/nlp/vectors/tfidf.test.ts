import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramBuffer, hashGrams } from '#service/nlp/vectors/grams.ts';
import type { GramShape } from '#service/nlp/vectors/grams.ts';
import type { SparseMatrix } from '#service/nlp/vectors/sparse-matrix.ts';
import { createTextMeasure } from '#service/nlp/vectors/text-measure.ts';
import { takeRows } from '#service/nlp/vectors/sparse-matrix.ts';
import { fitTfidf, tfidfRows } from '#service/nlp/vectors/tfidf.ts';

const wordsOnly: GramShape = { spaced: [9, 8], unspaced: [1, 1], words: true, pairs: true };

function grams(text: string, shape: GramShape): number[] {
  const count = hashGrams(text, shape);
  return Array.from(gramBuffer().subarray(0, count));
}

function valuesOf(matrix: SparseMatrix, row: number): number[] {
  return Array.from(matrix.values.subarray(matrix.starts[row], matrix.starts[row + 1])).toSorted((left, right) => left - right);
}

describe('grams', () => {
  it.each([
    // Words: " fee " has three grams of three, two of four, one of five; and the word itself.
    ['fee', { spaced: [3, 5], unspaced: [1, 2], words: true, pairs: true }, 7],
    ['fee', { spaced: [3, 5], unspaced: [1, 2], words: false, pairs: false }, 6],
    // Two words of one letter (" a " each), the words and the pair.
    ['a b', { spaced: [3, 3], unspaced: [1, 2], words: true, pairs: true }, 5],
    // Four characters, three pairs; the comma parts them.
    ['手续费高', { spaced: [3, 5], unspaced: [1, 2], words: true, pairs: true }, 7],
    ['手续，费高', { spaced: [3, 5], unspaced: [1, 2], words: true, pairs: true }, 6],
    ['👍!?  👍', { spaced: [3, 5], unspaced: [1, 2], words: true, pairs: true }, 2],
    ['', { spaced: [3, 5], unspaced: [1, 2], words: true, pairs: true }, 0],
  ] as const)('%s', (text, shape, count) => {
    expect(grams(text, shape)).toHaveLength(count);
  });

  it.each([
    ['FEE', 'fee'],
    ['ＦＥＥ', 'fee'],
    ['贖回手續費', '赎回手续费'],
  ])('%s is %s', (text, same) => {
    const shape: GramShape = { spaced: [3, 5], unspaced: [1, 3], words: true, pairs: true };
    expect(grams(text, shape)).toEqual(grams(same, shape));
  });

  it('of amounts are those of any amount', () => {
    const shape: GramShape = { spaced: [3, 5], unspaced: [1, 3], words: false, pairs: false };
    expect(grams('$125', shape)).toEqual(grams('$999', shape));
  });
});

describe('TF-IDF', () => {
  it('is what it is by hand', () => {
    // Words: apple in 2 of 3 texts, pear in 2, fig in 1; idf ln(4/3)+1 = 1.28768, ln(4/2)+1 = 1.69315.
    const { space, matrix } = fitTfidf(['apple apple pear', 'apple', 'fig pear'], { shape: wordsOnly, fewestTexts: 1, largestShare: 1 });
    // The pairs "apple apple", "apple pear" and "fig pear" are in one text each.
    expect(space.buckets).toHaveLength(6);
    expect(Array.from(space.weights, (weight) => weight.toFixed(5))).toEqual(['1.28768', '1.28768', '1.69315', '1.69315', '1.69315', '1.69315']);
    // apple (1 + ln 2) 1.28768 = 2.18023; pear 1.28768; two pairs of words 1.69315; length 3.48756.
    const length = Math.hypot(2.18023, 1.28768, 1.69315, 1.69315);
    const expected = [1.28768, 1.69315, 1.69315, 2.18023].map((value) => value / length);
    valuesOf(matrix, 0).forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? 0, 5));
    expect(valuesOf(matrix, 1)).toEqual([1]);
  });

  it('leaves out what is rare and what is everywhere', () => {
    const { space } = fitTfidf(['a b', 'a b', 'a c', 'a d'], { shape: wordsOnly, fewestTexts: 2, largestShare: 0.5 });
    // b and the pair "a b" are in two texts; a is in all four, the rest in one.
    expect(space.buckets).toHaveLength(2);
  });

  it('measures later texts as it measured the first', () => {
    const texts = ['手续费太高', '手续费不合理', 'the fee is too high', 'fee for the card', ''];
    const { space, matrix } = fitTfidf(texts);
    expect(tfidfRows(space, texts)).toEqual(matrix);
    expect(tfidfRows(space, ['нет ничего общего', '']).starts).toEqual(Int32Array.of(0, 0, 0));
  });

  it('gives rows of length 1 or 0 for any text', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 12 }), (texts) => {
      const { matrix } = fitTfidf(texts, { fewestTexts: 1, largestShare: 1, bits: 12 });
      expect(matrix.starts).toHaveLength(texts.length + 1);
      for (let row = 0; row < matrix.rows; row += 1) {
        const square = valuesOf(matrix, row).reduce((sum, value) => sum + value * value, 0);
        expect(square === 0 || Math.abs(square - 1) < 1e-4).toBe(true);
      }
      for (const column of matrix.columns) expect(column).toBeLessThan(matrix.width);
    }));
  });

  it('stops when what is called between its steps throws', () => {
    const stop = new Error('stop');
    expect(() => fitTfidf(['a', 'b'], {}, () => { throw stop; })).toThrow(stop);
  });

  it('gives up rows by number', () => {
    const { matrix } = fitTfidf(['a b', 'b c', 'c a'], { fewestTexts: 1, largestShare: 1 });
    const taken = takeRows(matrix, [2, 0]);
    expect(valuesOf(taken, 0)).toEqual(valuesOf(matrix, 2));
    expect(valuesOf(taken, 1)).toEqual(valuesOf(matrix, 0));
  });
});

describe('shapes for titles and questions', () => {
  const titles: GramShape = { spaced: [3, 3], unspaced: [1, 2], words: false, pairs: false, marks: true };
  const questions: GramShape = { spaced: [9, 8], unspaced: [1, 2], words: false, pairs: false, beginnings: 4 };

  it.each([
    // One run over its ends: four characters alone, five pairs with the ends.
    ['费高(图', titles, 4 + 5],
    // Letters beside Han are characters of the run, and a word that stands whole.
    ['费ab', titles, 3 + 4 + 1],
    // " fee " has three grams of three; the blank between two words says nothing, a mark does.
    ['fee fee', titles, 6],
    ['fee! fee', titles, 6 + 3],
    // Words of three letters and more begin alone, and in a pair whatever their order.
    ['my card was late', questions, 3 + 3],
    ['late card', questions, 3],
  ] as const)('%s', (text, shape, count) => {
    expect(grams(text, shape)).toHaveLength(count);
  });

  it.each([
    ['card delivery', 'deliver cards'],
    ['he bought shares', 'shares he purchased'],
    ['refund 12 dollars', 'refunds 99 dollar'],
  ])('%s begins as %s does', (text, same) => {
    expect(new Set(grams(text, questions))).toEqual(new Set(grams(same, questions)));
  });

  it('one text at a time is measured as many are', () => {
    const texts = ['手续费太高(图)', 'the fee is too high', '', '手续费 fee fee 🙂', '\ud800 fee'];
    for (const shape of [titles, questions]) {
      const { space, matrix } = fitTfidf(texts, { shape, fewestTexts: 1, largestShare: 1 });
      const measure = createTextMeasure(space);
      for (const [row, text] of texts.entries()) {
        const measured = measure(text);
        const [from, to] = [matrix.starts[row], matrix.starts[row + 1]];
        expect(measured.columns.subarray(0, measured.size)).toEqual(matrix.columns.subarray(from, to));
        expect(measured.values.subarray(0, measured.size)).toEqual(matrix.values.subarray(from, to));
      }
    }
  });
});
