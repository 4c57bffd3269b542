import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInModel, partsOfScore, scoreSentiment } from '#service/nlp/sentiment/index.ts';
import { mergeNgrams } from '#service/nlp/sentiment/merge-ngrams.ts';
import { emptyText, normalise } from '#service/nlp/sentiment/normal-text.ts';

const normalOf = (text: string) => normalise(text, emptyText());

/** The n-grams at their first place in the text, joined, as words and weights, the heaviest first. */
function merged(text: string, ngrams: readonly (readonly [ngram: string, weight: number])[]): [words: string, weight: number][] {
  const normal = normalOf(text);
  const whole = String.fromCodePoint(...normal.codes.subarray(0, normal.length));
  return mergeNgrams(normal, ngrams.map(([ngram, weight]) => ({ from: whole.indexOf(ngram), to: whole.indexOf(ngram) + ngram.length, weight })))
    .toSorted((left, right) => Math.abs(right.weight) - Math.abs(left.weight))
    .map(({ from, to, weight }): [string, number] => [whole.slice(from, to), Number(weight.toFixed(6))]);
}

describe('n-grams joined for reading', () => {
  test.each<[what: string, text: string, ngrams: [string, number][], expected: [string, number][]]>([
    ['overlapping ones of one side are one stretch', '房间很干净', [['很干', 0.1], ['干净', 0.4], ['很', 0.2]], [['很干净', 0.7]]],
    ['those of the other side stay apart', '不太干净', [['干净', 0.4], ['不太干', -0.3]], [['干净', 0.4], ['不太干', -0.3]]],
    ['parts of a word count for the word, for and against together', 'the staff', [[' sta', -0.3], ['aff ', 0.1]], [['staff', -0.2]]],
    ['marks and spaces at the ends are not shown', '很好，再来', [['好,', 0.2], [',再来', 0.1]], [['好', 0.2], ['再来', 0.1]]],
    ['a stretch ends where it would be long to read', '这家店的味道非常不错推荐', [['味道非常', 0.4], ['常不错', 0.3], ['错推荐', 0.2]], [['味道非常不错', 0.7], ['错推荐', 0.2]]],
    ['marks alone are shown as they are', 'ok !!!', [['!!', -0.1]], [['!!', -0.1]]],
  ])('%s', (_, text, ngrams, expected) => {
    expect(merged(text, ngrams)).toEqual(expected);
  });

  test('the sum stays, on either side at most what it was, and each stretch lies in the text', () => {
    const ngram = fc.record({ from: fc.nat(18), size: fc.integer({ min: 1, max: 4 }), weight: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('好', '差', 'a', 'b', ' ', '，', '!'), minLength: 22, maxLength: 30 }), fc.array(ngram, { maxLength: 40 }), (text, ngrams) => {
        const normal = normalOf(text);
        const given = ngrams.map(({ from, size, weight }) => ({ from: Math.min(from, normal.length - 1), to: Math.min(from + size, normal.length), weight })).filter(({ from, to }) => to > from);
        const sum = (list: readonly { weight: number }[]) => list.reduce((total, { weight }) => total + weight, 0);
        const joined = mergeNgrams(normal, given);
        expect(sum(joined)).toBe(sum(given));
        expect(joined.length).toBeLessThanOrEqual(given.length);
        for (const { from, to } of joined) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(normal.length);
        }
      }),
    );
  });
});

test.each(['房间很干净，服务也很好，就是早餐一般', 'The hotel was great but the breakfast was cold and the staff rude', '物流太慢了，再也不买了'])('the parts of %s add up to its score', (text) => {
  const explained = scoreSentiment(text, builtInModel());
  const sum = partsOfScore(explained).reduce((total, { weight }) => total + weight, 0);
  expect(sum).toBeCloseTo(explained.score, 9);
});
