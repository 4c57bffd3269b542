import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorText, reanchor } from '#service/features/coding/reanchor.ts';
import { proveSpan } from '#service/features/coding/span.ts';

const points = (text: string) => [...text];

/** Where a passage of one text is found in another, as the words there. */
function follow(before: string, start: number, end: number, after: string): [number, string] | undefined {
  const span = proveSpan(before, start, end);
  const found = reanchor({ start, quote: span.quote, contextHash: span.context_hash }, anchorText(after));
  return found === undefined ? undefined : [found.start_offset, found.quote];
}

describe('a passage in another version of its text', () => {
  test('is where its words stand, when they stand once', () => {
    expect(follow('The fee went up.', 4, 7, 'EDIT: The fee went up.')).toEqual([10, 'fee']);
    expect(follow('𠮷 👩‍👩‍👧 费用', 2, 7, '费用 👩‍👩‍👧')).toEqual([3, '👩‍👩‍👧']);
  });
  test('is not guessed among several places', () => {
    expect(follow('one fee', 4, 7, 'fee or fee')).toBeUndefined();
  });
  test('stays where it is among several when all around it is the same', () => {
    const text = 'The fee, I say, the fee is what it is about, and nothing else at all.';
    expect(follow(text, 4, 7, `${text} More.`)).toEqual([4, 'fee']);
    expect(follow(text, 20, 23, `${text} More.`)).toEqual([20, 'fee']);
  });
  test('is found by its surroundings when it moved', () => {
    const around = ' words that stand before it as long as context is: ';
    const before = `${around}fee${around}`;
    const start = points(around).length;
    expect(follow(before, start, start + 3, `fee. ${before}`)).toEqual([start + 5, 'fee']);
  });
  test('is gone when its words are, also when only half a character is left of them', () => {
    expect(follow('The fee went up.', 4, 7, 'The charge went up.')).toBeUndefined();
    expect(follow('𠮷', 0, 1, '𠮸')).toBeUndefined();
  });
  test('what is found is proven: cut out of the new text it is the old words', () => {
    const text = fc.string({ unit: fc.constantFrom('fee', ' ', '费', '😀', 'e\u0301', '\r\n', '.'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), text, text, (before, from, length, prefix, suffix) => {
        const all = points(before);
        const start = from % all.length;
        const end = start + 1 + (length % (all.length - start));
        const after = prefix + before + suffix;
        const found = follow(before, start, end, after);
        if (found === undefined) return;
        const quote = all.slice(start, end).join('');
        expect(found[1]).toBe(quote);
        expect(points(after).slice(found[0], found[0] + (end - start)).join('')).toBe(quote);
      }),
    );
  });
});
