import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import { compileDictionary } from '#service/nlp/segment/compile-dictionary.ts';
import { segment, withOwnWords, type Dictionary, type OwnWord } from '#service/nlp/segment/index.ts';

const seed = 20_260_803;

const small = (lines: readonly string[]): Dictionary => compileDictionary({ general: lines.join('\n'), terms: [], units: '' });
const cut = (text: string, dictionary: Dictionary): string[] => segment(text, dictionary).map(({ start, end }) => sliceCodePoints(text, start, end));

/** The greatest log probability of any division, by trying them all; a single character that is no word counts once. */
function bestScore(text: string, frequencies: ReadonlyMap<string, number>, total: number): number {
  if (text === '') return 0;
  let best = -Infinity;
  for (let length = 1; length <= text.length; length += 1) {
    const frequency = frequencies.get(text.slice(0, length)) ?? (length === 1 ? 1 : 0);
    if (frequency > 0) best = Math.max(best, Math.log(frequency / total) + bestScore(text.slice(length), frequencies, total));
  }
  return best;
}

const characters = ['费', '率', '高', '低'];
const word = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 4 });

describe('the path', () => {
  test('worked by hand: 研究生 / 命 against 研究 / 生命', () => {
    // Of 1000: ln .05 + ln .002 = -9.21 for 研究生 / 命, ln .02 + ln .01 = -8.52 for 研究 / 生命.
    expect(cut('研究生命', small(['研究 20 v', '研究生 50 n', '生命 10 n', '命 2 n', '的 918 u']))).toEqual(['研究', '生命']);
    expect(cut('研究生命', small(['研究 20 v', '研究生 150 n', '生命 10 n', '命 20 n', '的 800 u']))).toEqual(['研究生', '命']);
  });

  test('no division has a greater probability', () => {
    fc.assert(fc.property(
      fc.dictionary(word, fc.integer({ min: 1, max: 100_000 }), { minKeys: 1, maxKeys: 20 }),
      fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 10 }),
      (words, text) => {
        const frequencies = new Map(Object.entries(words));
        const total = [...frequencies.values()].reduce((sum, frequency) => sum + frequency, 0);
        const found = cut(text, small([...frequencies].map(([entry, frequency]) => `${entry} ${frequency} n`)));
        expect(found.join('')).toBe(text);
        // Characters that no word contains are joined afterwards, each of which counts for itself.
        const score = found.reduce((sum, entry) => {
          const frequency = frequencies.get(entry);
          return sum + (frequency === undefined ? -Math.log(total) * entry.length : Math.log(frequency / total));
        }, 0);
        // Weights are kept in steps of 0.012.
        expect(score).toBeGreaterThan(bestScore(text, frequencies, total) - 0.012 * text.length);
      },
    ), { seed, numRuns: 300 });
  });
});

describe('words of one’s own', () => {
  const base = small(['理财 500 n', '产品 500 n', '绝 10 d', '子 100 n', '的 5000 u', '年 50 n', '上海 80 n', '海上 60 n', '市 60 n', '上 300 n']);

  test.each<[string, OwnWord[], string[]]>([
    ['理财产品的绝绝子', [], ['理财', '产品', '的', '绝', '绝', '子']],
    ['理财产品的绝绝子', [{ word: '绝绝子' }], ['理财', '产品', '的', '绝绝子']],
    ['理财产品的绝绝子', [{ word: '理财产品' }, { word: '绝绝' }], ['理财产品', '的', '绝绝', '子']],
    ['理财产品', [{ word: '理财', frequency: 0 }], ['理', '财', '产品']],
    ['上海上市', [{ word: '上市' }], ['上海', '上市']],
    ['上海市', [{ word: '海市', frequency: 1 }], ['上海', '市']],
    ['上海市', [{ word: '海市', frequency: 2000 }], ['上', '海市']],
    ['T+0到帐', [{ word: 't+0' }, { word: '到账' }], ['T+0', '到', '帐']],
    ['買GPT5的子', [{ word: '买gpt5' }], ['買GPT5', '的', '子']],
    ['𠮷野家的', [{ word: '𠮷野家' }], ['𠮷野家', '的']],
  ])('%s with %j', (text, own, expected) => {
    expect(cut(text, withOwnWords(base, own))).toEqual(expected);
  });

  test('any word of one’s own is whole where it stands alone, whatever else there is', () => {
    const own = fc.string({ unit: fc.constantFrom(...characters, '贖', 'a', '1', '+', '𠮷'), minLength: 1, maxLength: 8 });
    fc.assert(fc.property(own, fc.array(own, { maxLength: 5 }), (mine, others) => {
      const dictionary = withOwnWords(base, [...others.map((entry) => ({ word: entry, frequency: 3 })), { word: mine }]);
      expect(cut(` ${mine} `, dictionary)).toEqual([mine]);
    }), { seed, numRuns: 500 });
  });

  test('the built-in dictionary is not changed by them', () => {
    const before = cut('理财产品', base);
    withOwnWords(base, [{ word: '理财产品' }]);
    expect(cut('理财产品', base)).toEqual(before);
  });
});
