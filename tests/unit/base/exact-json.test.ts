import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExactJson } from '../../../shared/base/exact-json.ts';

describe('exact JSON', () => {
  test.each([
    ['{"id":1234567890123456789}', { id: '1234567890123456789' }],
    ['[-9007199254740993,[9007199254740991]]', ['-9007199254740993', [9007199254740991]]],
    ['{"text":"1234567890123456789","n":1234567890123456.5,"e":1e300}', { text: '1234567890123456789', n: 1234567890123456.5, e: 1e300 }],
  ])('keeps the digits of whole numbers beyond 2^53 and nothing else: %s', (text, value) => {
    expect(parseExactJson(text, String)).toEqual(value);
  });

  test('a kept number prints as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })), fc.string(), (numbers, text) => {
        const source = `{"numbers":[${numbers.join(',')}],"text":${JSON.stringify(text)}}`;
        expect(JSON.stringify(parseExactJson(source, JSON.rawJSON))).toBe(source);
      }),
    );
  });

  test.each(['', '{', '{"id":1234567890123456789', '01234567890123456789'])('throws on what is no JSON: %s', (text) => {
    expect(() => parseExactJson(text, String)).toThrow(SyntaxError);
  });
});
