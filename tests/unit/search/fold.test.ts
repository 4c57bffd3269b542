import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/query/parse.ts';
import { findRanges, foldText } from '#service/search/index.ts';

describe('folding', () => {
  it.each([
    ['ABC Ünal ЖК', 'abc ünal жк'],
    ['ＦＥＥ　１２％', 'fee 12%'],
    ['贖回手續費', '赎回手续费'],
    ['頭髮發財', '头发发财'],
    ['ｶﾞ', 'カ゛'.replace('゛', '\u3099')],
    ['豈', '岂'],
    ['İ', 'İ'],
    ['ﬁ', 'ﬁ'],
    ['cafe\u0301', 'cafe\u0301'],
    ['①', '①'],
    ['👨‍👩‍👧 𠮷', '👨‍👩‍👧 𠮷'],
  ])('%s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe('every code point', () => {
  it('is in lower case when folded, wherever its lower case is one code point', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const lower = character.toLowerCase();
      if (lower !== character && Array.from(lower).length === 1 && foldText(character) !== foldText(lower)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});

describe('highlights', () => {
  it.each([
    ['手续费太高，手續費！', '手续费', [[0, 3], [6, 9]]],
    ['😀𠮷 Fee fees FEE', 'fee', [[3, 6], [12, 15]]],
    ['Fee fees', 'fee*', [[0, 3], [4, 7]]],
    ['Fee fees', '"ee"', [[1, 3], [5, 7]]],
    ['理财产品', '理财 OR 财产', [[0, 3]]],
    ['理财产品', '理财 产品', [[0, 2], [2, 4]]],
    ['理财 fee', '理财 -fee', [[0, 2]]],
    ['哈哈哈', '哈哈', [[0, 2]]],
    ['a\r\nb', '"\r\nB"', [[1, 4]]],
    ['text', 'brand:text', []],
    ['text', '', []],
  ])('%s | %s', (text, query, expected) => {
    const { node, errors } = parseQuery(query);
    expect(errors).toEqual([]);
    expect(findRanges(text, node)).toEqual(expected);
  });
});
