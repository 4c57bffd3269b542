import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileDictionary } from '#service/nlp/segment/compile-dictionary.ts';
import { decodeDictionary, encodeDictionary } from '#service/nlp/segment/dictionary-file.ts';
import { builtInDictionary, canBeWord, parseWordList, segment } from '#service/nlp/segment/index.ts';
import { buildTrie, firstCell, nextCell, weightAt } from '#service/nlp/segment/trie.ts';

const seed = 20_260_803;

describe('the trie', () => {
  const sequence = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

  test('has what was put in, with its weight, and nothing else', () => {
    fc.assert(fc.property(fc.array(fc.tuple(sequence, fc.double({ min: -23, max: -0.1, noNaN: true }))), fc.array(sequence), (entries, others) => {
      const expected = new Map(entries.map(([symbols, weight]) => [symbols.join(' '), weight]));
      const trie = buildTrie(entries.map(([symbols, weight]) => ({ symbols, weight })));
      for (const symbols of [...entries.map(([entry]) => entry), ...others]) {
        const [first = 0, ...rest] = symbols;
        const cell = rest.reduce((at, symbol) => (at === 0 ? 0 : nextCell(trie, at, symbol)), firstCell(trie, first));
        const found = cell === 0 ? 0 : weightAt(trie, cell);
        expect(Math.abs(found - (expected.get(symbols.join(' ')) ?? 0))).toBeLessThan(0.012);
      }
    }), { seed, numRuns: 300 });
  });

  test('any symbol may be asked for anywhere', () => {
    const trie = buildTrie([{ symbols: [5, 0xffff], weight: -1 }, { symbols: [0xffff, 1], weight: -1 }]);
    const children = new Set<number>();
    const cells = trie.length / 2 - 0xffff;
    for (let cell = 1; cell < cells; cell += 1) for (const symbol of [0, 1, 0xffff]) children.add(nextCell(trie, cell, symbol));
    expect([...children].every((cell) => cell >= 0 && cell < cells)).toBe(true);
    expect(children.size).toBe(3);
    expect(firstCell(trie, 0)).toBe(0);
  });

  test('refuses what stands for no symbol', () => {
    expect(() => buildTrie([{ symbols: [], weight: -1 }])).toThrow(RangeError);
    expect(() => buildTrie([{ symbols: [1, 0], weight: -1 }])).toThrow(RangeError);
  });
});

describe('the compiled dictionary', () => {
  const dictionary = compileDictionary({ general: '手续费 10 n\n4S店 3 n\n年 5 n\n𠮷 2 n', terms: ['# terms\n费率\n'], units: '# units\n年\n%' });

  test('reads back from its file', () => {
    const read = decodeDictionary(encodeDictionary(dictionary));
    for (const text of ['手续费4s店费率𠮷3年5%', '手續費']) expect(segment(text, read)).toEqual(segment(text, dictionary));
    expect(read).toEqual(dictionary);
  });

  test.each([
    ['nothing', (bytes: Uint8Array) => bytes.subarray(0, 0)],
    ['a part', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1)],
    ['another file', (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ 0xff)],
  ])('refuses %s', (_what, change) => {
    expect(() => decodeDictionary(change(encodeDictionary(dictionary)))).toThrow(RangeError);
  });

  test('a line without a frequency fails the build', () => {
    expect(() => compileDictionary({ general: '手续费', terms: [], units: '' })).toThrow(/手续费/);
  });

  test('the built-in one is read once', () => {
    expect(builtInDictionary()).toBe(builtInDictionary());
  });
});

describe('lists of words', () => {
  test('a word, a frequency, a part of speech, apart by spaces, tabs or commas', () => {
    expect(parseWordList('\uFEFF朝朝宝\r\n\n 闪电贷 300 \n花呗\t20\tn\nT+0,7\n理财,0')).toEqual({
      words: [
        { word: '朝朝宝', frequency: undefined },
        { word: '闪电贷', frequency: 300 },
        { word: '花呗', frequency: 20 },
        { word: 'T+0', frequency: 7 },
        { word: '理财', frequency: 0 },
      ],
      refusedLines: [],
    });
  });

  test('lines that hold no word are named', () => {
    expect(parseWordList(`好\n两 个 词\n词 多\nhttps://example.com\n👍好\n${'长'.repeat(32)}\n词 1 n x`).refusedLines).toEqual([2, 3, 4, 5, 6, 7]);
  });

  test('what can be a word', () => {
    for (const word of ['费', 'T+0', 'S&P500', '4S店', '赎 '.trim(), '长'.repeat(31)]) expect(canBeWord(word)).toBe(true);
    for (const word of ['', ' ', 'a b', '👍', 'a@b.com', 'a\0b', '\ud83d费', '费\ufffd', '长'.repeat(32)]) expect(canBeWord(word)).toBe(false);
  });
});
