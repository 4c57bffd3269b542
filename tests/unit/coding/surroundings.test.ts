import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginningOf, endOf } from '#service/features/coding/surroundings.ts';

it.each([
  ['short', 5, 'short', 'short'],
  ['The fee went up twice', 8, '…up twice', 'The fee …'],
  ['a𠮷b𠮷', 2, '…𠮷', 'a…'],
  ['𠮷a𠮷b', 2, '…b', '𠮷…'],
  ['', 4, '', ''],
])('%j to %i units', (text, length, end, beginning) => {
  expect(endOf(text, length)).toBe(end);
  expect(beginningOf(text, length)).toBe(beginning);
});

it('is a part of the text, within the length, that a well-formed text keeps well-formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, length) => {
      const [end, beginning] = [endOf(text, length), beginningOf(text, length)];
      if (text.length <= length) return end === text && beginning === text;
      const [kept, begun] = [end.slice(1), beginning.slice(0, -1)];
      return text.endsWith(kept) && text.startsWith(begun) && kept.length <= length && begun.length <= length && kept.isWellFormed() && begun.isWellFormed();
    }),
  );
});
