import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runSteps } from '#service/nlp/steps.ts';
import { gatherCodedTexts, wordsOfName } from '#service/nlp/suggest/coded-texts.ts';
import { readingsOf, type Example, type LearntCode, type Reading } from '#service/nlp/suggest/example.ts';
import { assignFolds } from '#service/nlp/suggest/folds.ts';
import { explainSuggestion } from '#service/nlp/suggest/explain-suggestion.ts';
import { createSuggester } from '#service/nlp/suggest/suggester.ts';
import { trainSuggester } from '#service/nlp/suggest/train-suggester.ts';
import { plantedTexts } from '../cluster/cluster-fixture.ts';

const nothing: LearntCode = { about: [], ofPassages: false };
const four = [nothing, nothing, nothing, nothing];

function planted(count: number, seed: number): Example[] {
  const { texts, subjects } = plantedTexts(count, seed);
  return texts.map((text, group) => ({ text, codes: [subjects[group] ?? 0], isPassage: false, group }));
}

function learn(examples: readonly Example[], codes: readonly LearntCode[], folds?: number) {
  return runSteps(trainSuggester(examples, codes, folds === undefined ? {} : { folds }));
}

const unseen = planted(200, 99);
function shareFirst(suggester: ReturnType<typeof createSuggester>): number {
  return unseen.filter(({ text, codes }) => suggester.suggest(text)[0]?.code === codes[0]).length / unseen.length;
}

describe('a suggester', () => {
  test('finds codes that were planted, in both languages, by a linear model', () => {
    const { model } = learn(planted(80, 1), four);
    expect(model.methods).toEqual(['linear', 'linear', 'linear', 'linear']);
    expect(shareFirst(createSuggester(model))).toBeGreaterThan(0.97);
  });

  test('below five examples a code is told by its centroid', () => {
    const { model } = learn(planted(18, 2), four);
    // Five, five, four and four.
    expect(model.methods).toEqual(['linear', 'linear', 'centroid', 'centroid']);
    expect(shareFirst(createSuggester(model))).toBeGreaterThan(0.85);
  });

  test('scores are probabilities, best first, no code twice, no more than there are', () => {
    const suggester = createSuggester(learn(planted(60, 3), four).model);
    for (const { text } of unseen.slice(0, 50)) {
      const found = suggester.suggest(text);
      expect(found).toHaveLength(3);
      expect(new Set(found.map(({ code }) => code)).size).toBe(3);
      for (const { score } of found) expect(score > 0 && score < 1).toBe(true);
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((left, right) => right - left));
      expect(suggester.suggest(text, { top: 9 })).toHaveLength(4);
    }
  });

  test('what is scored above a half is right more often than not, and what is below is not', () => {
    const suggester = createSuggester(learn(planted(80, 4), four).model);
    const all = unseen.flatMap(({ text, codes }) => suggester.suggest(text, { top: 4 }).map(({ code, score }) => ({ high: score >= 0.5, right: codes.includes(code) })));
    const rightShare = (high: boolean) => all.filter((each) => each.high === high && each.right).length / all.filter((each) => each.high === high).length;
    expect(rightShare(true)).toBeGreaterThan(0.8);
    expect(rightShare(false)).toBeLessThan(0.2);
  });

  test('learns the same from the same', () => {
    expect(learn(planted(60, 5), four)).toEqual(learn(planted(60, 5), four));
  });

  test('texts may have several codes, or none', () => {
    const both = planted(40, 6).map((example, index): Example => {
      const other = planted(40, 7)[(index + 1) % 4];
      return { text: `${example.text} ${other?.text ?? ''}`, codes: [...example.codes, ...(other?.codes ?? [])], isPassage: false, group: 100 + index };
    });
    const none: Example[] = Array.from({ length: 20 }, (_, index) => ({ text: `你好，谢谢 hello thank you ${index}`, codes: [], isPassage: false, group: 200 + index }));
    const suggester = createSuggester(learn([...planted(60, 8), ...both, ...none], four).model);
    const pair = suggester.suggest('card delivery envelope courier 赎回 基金 净值 份额', { top: 2 }).map(({ code }) => code);
    expect(pair.toSorted((left, right) => left - right)).toEqual([0, 3]);
    for (const { score } of suggester.suggest('hello, thank you 你好')) expect(score).toBeLessThan(0.5);
  });

  test('a rejected proposal speaks against that code alone', () => {
    const examples = planted(60, 9);
    const doubtful = 'exchange rate 账单 手续费';
    const scoreOf = (extra: readonly Example[], code: number) =>
      createSuggester(learn([...examples, ...extra], four).model).suggest(doubtful, { top: 4 }).find((each) => each.code === code)?.score ?? 0;
    const rejected: Example[] = [{ text: doubtful, codes: [], rejected: [1], isPassage: false, group: 300 }];
    expect(scoreOf(rejected, 1)).toBeLessThan(scoreOf([], 1) - 0.1);
    expect(scoreOf(rejected, 2)).toBeGreaterThan(scoreOf([], 2) - 0.1);
  });

  test('what is said of a code counts before it has any example', () => {
    const { model } = learn(planted(60, 10), [...four, { about: ['lost luggage at the airport'], ofPassages: false }, nothing]);
    expect(model.methods.slice(4)).toEqual(['centroid', 'none']);
    const suggester = createSuggester(model);
    expect(suggester.suggest('my luggage was lost')[0]?.code).toBe(4);
    expect(suggester.suggest('my luggage was lost', { top: 9 }).map(({ code }) => code)).not.toContain(5);
  });

  test('with one code alone, that code is answered', () => {
    const suggester = createSuggester(learn(Array.from({ length: 8 }, (_, index) => ({ text: `fee too high ${index}`, codes: [0], isPassage: false, group: index })), [nothing]).model);
    expect(suggester.suggest('a high fee').map(({ code }) => code)).toEqual([0]);
  });

  test.each(['', '   ', '\n', 'Ωμέγα', '🙂🙂', '\ud800', '\u0000', '한국어'])('knows nothing of %j and says so', (text) => {
    expect(createSuggester(learn(planted(60, 11), four).model).suggest(text)).toEqual([]);
  });

  test('a megabyte of text and random texts are answered', () => {
    const suggester = createSuggester(learn(planted(60, 12), four).model);
    expect(suggester.suggest('手续费太贵 card '.repeat(80_000))).toHaveLength(3);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => suggester.suggest(text).length <= 3));
  });

  test('no codes, or no examples, suggest nothing', () => {
    expect(createSuggester(learn([], []).model).suggest('fee')).toEqual([]);
    expect(createSuggester(learn([], four).model).suggest('fee')).toEqual([]);
    expect(createSuggester(learn([{ text: '', codes: [0], isPassage: false, group: 0 }], [nothing]).model).suggest('fee')).toEqual([]);
  });
});

describe('measures', () => {
  test('count every example once, and are those of unseen examples', () => {
    const examples = planted(80, 13);
    const { measures } = learn(examples, four, 5);
    for (const measure of measures) {
      expect(measure).toMatchObject({ readings: 80, coded: 20 });
      expect(measure.right).toBeLessThanOrEqual(Math.min(measure.proposed, measure.coded));
      expect(measure.right / measure.proposed).toBeGreaterThan(0.8);
    }
  });

  test('of codes given at random are no better than chance', () => {
    const examples = planted(120, 14).map((example, index): Example => ({ ...example, codes: [(index * 7 + Math.floor(index / 5)) % 4] }));
    const { measures } = learn(examples, four, 5);
    const right = measures.reduce((sum, measure) => sum + measure.right, 0);
    const proposed = measures.reduce((sum, measure) => sum + measure.proposed, 0);
    expect(right).toBeLessThanOrEqual(0.5 * Math.max(4, proposed));
  });
});

describe('codes of passages', () => {
  /** Conversations of one message: a planted passage among others that say nothing. */
  function withPassages(count: number, seed: number): { examples: Example[]; readings: Reading[] } {
    const hello = ['你好', 'thank you so much', '请稍等', 'hello there', '没有别的了', 'have a nice day'];
    const readings = planted(count, seed).map(({ text, codes }, group): Reading => {
      const place = group % 3;
      const passages = Array.from({ length: 3 }, (_, at) => (at === place ? text : `${hello[(group + at) % hello.length]} ${at}`));
      return { text: passages.join('\n'), passages, codes: new Map(codes.map((code) => [code, [place]])), group };
    });
    const examples = readings.flatMap(({ passages, codes, group }) =>
      passages.map((text, at): Example => ({ text, codes: [...codes].filter(([, places]) => places.includes(at)).map(([code]) => code), isPassage: true, group })),
    );
    return { examples, readings };
  }
  const ofPassages: LearntCode[] = four.map((code) => ({ ...code, ofPassages: true }));

  test('are proposed at the passage that has them, and measured there', () => {
    const { examples, readings } = withPassages(80, 16);
    const { model, measures } = runSteps(trainSuggester(examples, ofPassages, { readings, folds: 5 }));
    const suggester = createSuggester(model);
    const later = withPassages(60, 17).readings;
    const hits = later.filter(({ text, passages, codes, group }) => {
      const [best] = suggester.suggest(text, { passages });
      return best !== undefined && codes.has(best.code) && best.passage === group % 3;
    });
    expect(hits.length / later.length).toBeGreaterThan(0.9);
    for (const measure of measures) {
      expect(measure).toMatchObject({ readings: 80, coded: 20 });
      expect(measure.right / measure.proposed).toBeGreaterThan(0.8);
    }
  });

  test('at another passage are not right', () => {
    const { examples, readings } = withPassages(80, 18);
    const elsewhere = readings.map((reading): Reading => ({ ...reading, codes: new Map([...reading.codes.keys()].map((code) => [code, [(reading.group + 1) % 3]])) }));
    const { measures } = runSteps(trainSuggester(examples, ofPassages, { readings: elsewhere, folds: 5 }));
    expect(measures.reduce((sum, { right }) => sum + right, 0)).toBe(0);
  });

  test('say nothing of codes of whole texts, nor these of them', () => {
    const { examples } = withPassages(40, 19);
    const whole = planted(40, 20).map((example) => ({ ...example, codes: example.codes.map((code) => code + 4) }));
    const { model } = learn([...examples, ...whole], [...ofPassages, ...four]);
    const found = createSuggester(model).suggest('card arrived delivery post', { passages: ['card arrived', 'delivery post'], top: 8 });
    expect(found.find(({ code }) => code === 0)?.passage).not.toBeNull();
    expect(found.find(({ code }) => code === 4)?.passage).toBeNull();
    expect(found.slice(0, 2).map(({ code }) => code).toSorted((left, right) => left - right)).toEqual([0, 4]);
  });
});

describe('folds', () => {
  test('keep groups together and give each its share of every code', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ code: fc.nat(3), group: fc.nat(30) }), { minLength: 20, maxLength: 120 }), fc.integer(), (rows, seed) => {
        const foldOf = assignFolds(rows.map(({ code, group }) => ({ codes: new Map([[code, []]]), group })), 4, 4, seed);
        for (const { group } of rows) expect(foldOf.get(group)).toBeOneOf([0, 1, 2, 3]);
      }),
    );
    const foldOf = assignFolds(readingsOf(planted(80, 15)), 4, 5, 1);
    for (let code = 0; code < 4; code += 1) {
      const counts = new Int32Array(5);
      foldOf.forEach((fold, group) => (group % 4 === code ? (counts[fold] = (counts[fold] ?? 0) + 1) : 0));
      expect([...counts]).toEqual([4, 4, 4, 4, 4]);
    }
  });
});

describe('pairs of text and code', () => {
  test('become examples with all their codes, once each', () => {
    const { examples, names } = gatherCodedTexts([
      { text: 'a', code: 'x' },
      { text: 'b', code: 7 },
      { text: 'a', code: 'y' },
      { text: 'a', code: 'x' },
      { text: ' ', code: 'z' },
    ]);
    expect(names).toEqual(['x', 7, 'y']);
    expect(examples).toEqual([{ text: 'a', codes: [0, 2], isPassage: false, group: 0 }, { text: 'b', codes: [1], isPassage: false, group: 1 }]);
  });

  test.each([
    ['card_arrival', 'card arrival'],
    ['cardArrival', 'card Arrival'],
    ['费用/到账-时间', '费用 到账 时间'],
    ['PIN', 'PIN'],
  ])('the name %s says %s', (name, words) => {
    expect(wordsOfName(name)).toBe(words);
  });
});

describe('reasons', () => {
  /** Words that name the subject among those that do not. */
  const learnt = learn(
    Array.from({ length: 40 }, (_, index): Example => {
      const subject = index % 2;
      return { text: `${['please', 'hello', 'well', 'now'][index % 4] ?? ''} the ${subject === 0 ? 'refund' : 'queue'} ${['again', 'today', 'really'][index % 3] ?? ''}`, codes: [subject], isPassage: false, group: index };
    }),
    [nothing, nothing],
  ).model;
  const suggester = createSuggester(learnt);
  const wordsOf = (text: string) => [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
  const explain = (text: string, code: number) => explainSuggestion(suggester, text, code, wordsOf(text), () => undefined);

  test('are the words without which the score falls, the greatest first, and what speaks against it', () => {
    const text = 'hello the refund today';
    const [first, ...others] = explain(text, 0);
    expect(text.slice(first?.start, first?.end)).toBe('refund');
    expect(first?.adds ?? 0).toBeGreaterThan(0.2);
    expect(others.every(({ adds }) => Math.abs(adds) < (first?.adds ?? 0))).toBe(true);
    expect(explain(text, 1)[0]).toMatchObject({ start: 10, end: 16 });
    expect(explain(text, 1)[0]?.adds ?? 0).toBeLessThan(0);
  });

  test('of a long text are looked for among the words that say most by themselves', () => {
    const text = `${'nothing of it '.repeat(100)}refund`;
    const found = explain(text, 0);
    expect(found.length).toBeLessThan(100);
    expect(found[0]).toMatchObject({ start: text.length - 6, end: text.length });
  });

  test('of nothing are none, and can be broken off', () => {
    expect(explainSuggestion(suggester, '', 0, [], () => undefined)).toEqual([]);
    const stop = () => {
      throw new Error('stop');
    };
    expect(() => explainSuggestion(suggester, 'the refund', 0, [{ start: 4, end: 10 }], stop)).toThrow('stop');
  });

  test('likeness is 1 of a text to itself, and 0 of what has nothing in common', () => {
    const likeness = suggester.likenessTo('the refund again');
    expect(likeness('the refund again')).toBeCloseTo(1);
    expect(likeness('the refund today')).toBeGreaterThan(likeness('the queue today'));
    expect(likeness('队列')).toBe(0);
  });
});
