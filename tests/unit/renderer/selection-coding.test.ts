import { describe, expect, test } from 'vitest';
import type { Coding } from '#shared/contracts/coding.ts';
import { codingsAt } from '#renderer/features/coding/apply-code.ts';
import { readingOf } from '#renderer/features/coding/code-match.ts';

const typed = (query: string, name: string) => readingOf(query, name)?.map((syllable) => syllable.text.slice(0, syllable.typed)).join('');

describe('readings shown behind a code', () => {
  test.each([
    ['shgz', '赎回规则不清', 'shgz'],
    ['shuhui', '赎回规则不清', 'shúhuí'],
    ['gz', '赎回规则不清', 'gz'],
    ['shg', '说话过重', 'shg'],
  ])('%s in %s', (query, name, expected) => {
    expect(typed(query, name)).toBe(expected);
  });
  test('none where the letters do not fit', () => {
    expect(readingOf('xyz', '赎回')).toBeUndefined();
  });
});

describe('what a removal could mean', () => {
  const coding = (id: number, span: Coding['span']): Coding => ({
    id,
    guid: '',
    message: 5,
    code: 1,
    span,
    quote: null,
    intact: true,
    coder: '林',
    createdAt: 0,
    origin: 'manual',
  });
  const codings = [coding(1, { start: 0, end: 10 }), coding(2, { start: 8, end: 20 }), coding(3, null), coding(-1, { start: 0, end: 10 })];
  const ids = (start: number, end: number) => codingsAt(codings, start, end).map((found) => found.id);

  test('a caret means what it stands in or at the edge of', () => {
    expect(ids(9, 9)).toEqual([1, 2]);
    expect(ids(20, 20)).toEqual([2]);
  });
  test('a selection means what shares text with it', () => {
    expect(ids(10, 12)).toEqual([2]);
    expect(ids(0, 8)).toEqual([1]);
  });
  test('only where nothing stands does it mean the whole message, and never one that is not stored yet', () => {
    expect(ids(30, 30)).toEqual([3]);
  });
});
