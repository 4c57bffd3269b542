import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointLength, codePointToUnit, createOffsetMap, hasLoneSurrogate, sliceCodePoints, unitToCodePoint } from '#shared/base/code-points.ts';

const astralHan = '𠮷野家';
const family = '👩‍👩‍👧';
const accented = 'e\u0301';

describe('code point offsets', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['手续费', 3],
    [astralHan, 3],
    [family, 5],
    [accented, 2],
    ['a\r\nb', 4],
  ])('%j has %i code points', (text, length) => {
    expect(codePointLength(text)).toBe(length);
    expect(codePointLength(text)).toBe([...text].length);
  });

  test.each([
    [astralHan, 0, 1, '𠮷'],
    [astralHan, 1, 3, '野家'],
    [family, 0, 1, '👩'],
    [`费${family}涨了`, 1, 6, family],
    ['a\r\nb', 1, 3, '\r\n'],
  ])('%j from %i to %i is %j', (text, start, end, expected) => {
    expect(sliceCodePoints(text, start, end)).toBe(expected);
  });

  test('an offset inside a surrogate pair counts as before the pair', () => {
    expect(unitToCodePoint('a𠮷b', 2)).toBe(1);
    expect(unitToCodePoint('a𠮷b', 3)).toBe(2);
  });

  test('both directions agree, with and without the offset map', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(80), (piece, at) => {
        // Long enough to cross several marks of the map.
        const text = piece.repeat(60);
        const points = [...text];
        const codePoint = Math.min(at * 40, points.length);
        const unit = points.slice(0, codePoint).join('').length;
        const map = createOffsetMap(text);
        expect(codePointToUnit(text, codePoint)).toBe(unit);
        expect(unitToCodePoint(text, unit)).toBe(codePoint);
        expect(map.length).toBe(points.length);
        expect(map.toUnit(codePoint)).toBe(unit);
        expect(map.toCodePoint(unit)).toBe(codePoint);
      }),
    );
  });

  test.each([
    ['𠮷', false],
    ['\ud842', true],
    ['a\udfb7', true],
    ['\udfb7\ud842', true],
  ])('lone surrogates of %j: %j', (text, expected) => {
    expect(hasLoneSurrogate(text)).toBe(expected);
  });
});
