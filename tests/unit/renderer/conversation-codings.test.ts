import { describe, expect, test } from 'vitest';
import type { Coding } from '#shared/contracts/coding.ts';
import { changeCodings, codingsOfMessage, groupCodings } from '#renderer/platform/coding/conversation-codings.ts';

const coding = (id: number, message: number, start = id, fields: Partial<Coding> = {}): Coding => ({
  id,
  guid: '',
  message,
  code: 1,
  span: { start, end: start + 5 },
  quote: 'words',
  intact: true,
  coder: '林',
  createdAt: 0,
  origin: 'manual',
  ...fields,
});
const stored = groupCodings([coding(1, 10), coding(2, 10), coding(3, 11)]);
const idsOf = (codings: typeof stored, message: number) => codingsOfMessage(codings, message).map(({ id }) => id);

describe('the codings of a conversation', () => {
  test('are counted and found by message', () => {
    expect(stored.count).toBe(3);
    expect(idsOf(stored, 10)).toEqual([1, 2]);
    expect(idsOf(stored, 12)).toEqual([]);
    expect(codingsOfMessage(stored, undefined)).toEqual([]);
  });

  test('a change leaves the other messages as they were', () => {
    const changed = changeCodings(stored, { take: [], put: [coding(4, 10)] });
    expect(changed.count).toBe(4);
    expect(idsOf(changed, 10)).toEqual([1, 2, 4]);
    expect(changed.byMessage.get(11)).toBe(stored.byMessage.get(11));
    expect(changeCodings(stored, { take: [99], put: [] })).toBe(stored);
  });

  test('what is put replaces what stands under its id, also on another message', () => {
    const changed = changeCodings(stored, { take: [], put: [coding(1, 11, 40)] });
    expect(changed.count).toBe(3);
    expect(idsOf(changed, 10)).toEqual([2]);
    expect(idsOf(changed, 11)).toEqual([3, 1]);
  });

  test('a message without codings is not among the coded ones', () => {
    const changed = changeCodings(stored, { take: [3], put: [] });
    expect(changed.byMessage.has(11)).toBe(false);
    expect(changed.count).toBe(2);
  });

  test('a coding that waits for its number gives way to the stored one', () => {
    const waiting = coding(-1, 10, 30);
    expect(idsOf(changeCodings(stored, { take: [], put: [waiting] }), 10)).toEqual([1, 2, -1]);
    const answered = changeCodings(stored, { take: [7], put: [coding(7, 10, 30)] });
    expect(idsOf(changeCodings(answered, { take: [], put: [waiting] }), 10)).toEqual([1, 2, 7]);
    // Another coder's coding on the same words is another coding.
    const other = changeCodings(stored, { take: [7], put: [coding(7, 10, 30, { coder: '王' })] });
    expect(idsOf(changeCodings(other, { take: [], put: [waiting] }), 10)).toEqual([1, 2, 7, -1]);
  });

  test('read anew, messages whose codings are the same keep their array', () => {
    const again = groupCodings([coding(1, 10), coding(2, 10), coding(3, 11, 3, { intact: false })], stored);
    expect(again.byMessage.get(10)).toBe(stored.byMessage.get(10));
    expect(again.byMessage.get(11)).not.toBe(stored.byMessage.get(11));
  });
});
