import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import { builtInDictionary, createTokenBuffer, kindAt, segment, segmentInto } from '#service/nlp/segment/index.ts';

const seed = 20_260_803;

/** Tokens as `text/kind`, parted by bars. */
const show = (text: string): string => segment(text).map(({ start, end, kind }) => `${sliceCodePoints(text, start, end)}/${kind}`).join(' | ');
const words = (text: string): string[] => segment(text).map(({ start, end }) => sliceCodePoints(text, start, end));

describe('Chinese', () => {
  test.each([
    ['我要投诉手续费太高', ['我', '要', '投诉', '手续费', '太', '高']],
    ['赎回到账时间太慢了', ['赎回', '到账时间', '太慢', '了']],
    ['免赔额和等待期都没有说明', ['免赔额', '和', '等待期', '都', '没有', '说明']],
    ['理财产品的净值跌了', ['理财产品', '的', '净值', '跌', '了']],
    ['赎回费率是多少', ['赎回费率', '是', '多少']],
    ['研究生命的起源', ['研究', '生命', '的', '起源']],
    ['乒乓球拍卖完了', ['乒乓球', '拍卖', '完', '了']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test.each([['贖回費率太高', '赎回费率太高'], ['銀行的理財經理', '银行的理财经理'], ['帳單日還款額', '账单日还款额']])('%s is cut where %s is', (traditional, simplified) => {
    expect(segment(traditional)).toEqual(segment(simplified));
  });

  test('characters that no word contains stay together', () => {
    expect(show('他叫㐅㐆吗')).toBe('他/han | 叫/han | 㐅㐆/han | 吗/han');
  });

  test('words with letters and digits in them', () => {
    expect(words('4S店卖T恤，T+1到账，A股和K线')).toEqual(['4S店', '卖', 'T恤', '，', 'T+1', '到账', '，', 'A股', '和', 'K线']);
    expect(show('4S店 ＡＴＭ A股')).toBe('4S店/han | ＡＴＭ/letters | A股/han');
  });
});

describe('numbers', () => {
  test.each([
    ['2024年3月5日', ['2024年', '3月', '5日']],
    ['2024-03-05 12:30', ['2024-03-05', '12:30']],
    ['5万元的3.5%', ['5万元', '的', '3.5%']],
    ['１２．５％', ['１２．５％']],
    ['30分钟内', ['30分钟', '内']],
    ['$1,234.50 or ¥99', ['$1,234.50', 'or', '¥99']],
    ['10-20元', ['10-20元']],
    ['1,2,3', ['1', ',', '2', ',', '3']],
    ['2024年初', ['2024', '年初']],
    ['3.5kg', ['3.5kg']],
    ['v1.0.', ['v1', '.', '0', '.']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('a number and its unit are a number', () => {
    expect(show('3月 5万元 3.5% 12:30 7')).toBe('3月/number | 5万元/number | 3.5%/number | 12:30/number | 7/number');
  });
});

describe('English', () => {
  test.each([
    ["I don't like the customer’s fee.", ['I', "don't", 'like', 'the', 'customer’s', 'fee', '.']],
    ['AT&T and C++', ['AT&T', 'and', 'C++']],
    ['credit-card snake_case', ['credit', '-', 'card', 'snake_case']],
    ["'quoted'", ["'", 'quoted', "'"]],
    ['cafe\u0301 naïve', ['cafe\u0301', 'naïve']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('links', () => {
  test.each([
    ['见https://example.com/a?b=1&c=费', ['见', 'https://example.com/a?b=1&c=', '费']],
    ['(www.example.com).', ['(', 'www.example.com', ')', '.']],
    ['写信给a.b-c+d@mail.example.co.uk。', ['写信给', 'a.b-c+d@mail.example.co.uk', '。']],
    ['a@b 和 @招商', ['a', '@', 'b', '和', '@', '招商']],
    ['http:// 空', ['http', ':', '//', '空']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('emoji', () => {
  const family = '👨\u200d👩\u200d👧\u200d👦';
  test.each([
    [family], ['👍🏽'], ['🏳️\u200d🌈'], ['❤️'], ['🇨🇳'], ['1️⃣'], ['🏴󠁧󠁢󠁥󠁮󠁧󠁿'], ['👩🏽\u200d💻'], ['🙂\u200d↔️'], ['☺'],
  ])('%s is one token', (sequence) => {
    expect(show(`好${sequence}${sequence}x`)).toBe(`好/han | ${sequence}/emoji | ${sequence}/emoji | x/letters`);
  });

  test('flags are pairs', () => {
    expect(words('🇨🇳🇺🇸🇭')).toEqual(['🇨🇳', '🇺🇸', '🇭']);
  });
});

describe('other scripts and marks', () => {
  test.each([
    ['ひらがなカタカナ', 'ひらがな/letters | カタカナ/letters'],
    ['한국어 สวัสดีครับ', '한국어/letters | สวัสดีครับ/letters'],
    ['Ünïcode Привет', 'Ünïcode/letters | Привет/letters'],
    ['太差！！！……', '太差/han | ！！！/mark | ……/mark'],
    ['?!', '?/mark | !/mark'],
  ])('%s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });
});

describe('whatever the text', () => {
  const unit = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...'我要投诉手续费太高了银行理财赎回贖0123456789年月日元万%.,:-/ \n\u3000abTSs\'’_@&+#$') },
    { weight: 1, arbitrary: fc.constantFrom('👨', '\u200d', '👩', '🏽', '🇨', '🇳', '\ufe0f', '\u20e3', '❤', '\ud83d', '\udc00', '𠮷', '\ufffe', '\u0301', '\0', 'https://', 'www.', 'の', 'ส', '\u{e0001}') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }) },
  );
  const text = fc.array(unit, { maxLength: 60 }).map((parts) => parts.join(''));

  test('tokens are in order, apart, and hold all but the white space', () => {
    fc.assert(fc.property(text, (sample) => {
      const points = [...sample];
      let end = 0;
      for (const token of segment(sample)) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(token.end).toBeGreaterThan(token.start);
        expect(points.slice(end, token.start).join('')).toMatch(/^\p{White_Space}*$/u);
        expect(points.slice(token.start, token.end).join('')).not.toMatch(/\p{White_Space}/u);
        end = token.end;
      }
      expect(points.slice(end).join('')).toMatch(/^\p{White_Space}*$/u);
    }), { seed, numRuns: 2000 });
  });

  test('the UTF-16 offsets of a buffer cut out the same texts', () => {
    const dictionary = builtInDictionary();
    const buffer = createTokenBuffer(1);
    fc.assert(fc.property(text, (sample) => {
      segmentInto(sample, dictionary, buffer);
      const tokens = segment(sample);
      expect(buffer.count).toBe(tokens.length);
      tokens.forEach((token, index) => {
        expect(sample.slice(buffer.unitStarts[index], buffer.unitEnds[index])).toBe([...sample].slice(token.start, token.end).join(''));
        expect(kindAt(buffer, index)).toBe(token.kind);
      });
    }), { seed, numRuns: 500 });
  });

  test('nothing, and nothing but white space, has no tokens', () => {
    for (const empty of ['', ' ', '\n\t\u3000\u00a0']) expect(segment(empty)).toEqual([]);
  });

  test.each([
    ['one character over and over', '费'.repeat(1_000_000)],
    ['characters that no word contains', '㐅'.repeat(1_000_000)],
    ['letters', 'a'.repeat(1_000_000)],
    ['digits', '1'.repeat(1_000_000)],
    ['emoji joined without end', '👨\u200d'.repeat(300_000)],
    ['lone surrogates', '\ud83d'.repeat(1_000_000)],
    ['marks without a letter', '\u0301'.repeat(1_000_000)],
    ['addresses that never come to an end', 'a.'.repeat(250_000) + '@'.repeat(500_000)],
    ['sentences', '理财产品的赎回费率太高了，客服没人接！'.repeat(50_000)],
  ])('a megabyte of %s is covered', (_what, long) => {
    const tokens = segment(long);
    expect(tokens.at(0)?.start).toBe(0);
    expect(tokens.at(-1)?.end).toBe([...long].length);
    expect(tokens.reduce((sum, { start, end }) => sum + end - start, 0)).toBe([...long].length);
  });
});
