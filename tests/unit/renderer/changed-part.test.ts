import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedParts } from '#renderer/features/problems/changed-part.ts';

test.each([
  ['The fee went up.', 'The fees went up.', '', 's'],
  ['费用涨了', '费用又涨了', '', '又'],
  ['same', 'same', '', ''],
  ['', 'new', '', 'new'],
  ['aa', 'aaa', '', 'a'],
  ['👩‍👩‍👧', '👩‍👩‍👦', '👧', '👦'],
])('%s → %s', (left, right, gone, come) => {
  const [before, after] = changedParts(left, right);
  expect([before.changed, after.changed]).toEqual([gone, come]);
});

test('the parts are the text, begin and end alike, and no character is torn', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  fc.assert(
    fc.property(text, text, text, text, (start, left, right, end) => {
      const [a, b] = changedParts(start + left + end, start + right + end);
      expect(a.before + a.changed + a.after).toBe(start + left + end);
      expect(b.before + b.changed + b.after).toBe(start + right + end);
      expect([a.before, a.after]).toEqual([b.before, b.after]);
      for (const part of [a.changed, b.changed]) expect(part.isWellFormed()).toBe(true);
    }),
  );
});
