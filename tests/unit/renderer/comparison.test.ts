import { describe, expect, test } from 'vitest';
import type { Keyword } from '#shared/contracts/comparison.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { expectedByChance, keynessRows, type KeynessView } from '#renderer/features/comparison/keyness-rows.ts';
import { both, dayAway, groupNode, isDay, theRest, within, wordNode } from '#renderer/features/comparison/query-parts.ts';

describe('queries of a comparison', () => {
  test.each([
    ['', 'channel:"Live chat"'],
    ['费率', '费率 channel:"Live chat"'],
    ['费率 OR refund', '(费率 OR refund) channel:"Live chat"'],
    ['a b', 'a b channel:"Live chat"'],
    // One that does not parse stays as it is: its error is said when it is run.
    ['brnad:x', 'brnad:x'],
  ])('%s within a channel', (query, expected) => {
    expect(both(query, groupNode('channel', 'Live chat'))).toBe(expected);
  });

  test.each([[['管理费'], '管理费'], [['fees', 'fee'], 'fees OR fee'], [["don't"], "don't"], [['T+0'], 'T+0'], [['4S店', '汽车店'], '4S店 OR 汽车店']])('the word %j', (forms, expected) => {
    const found = both('', wordNode(forms));
    expect(found.replaceAll('"T+0"', 'T+0')).toBe(expected);
    expect(parseQuery(found).errors).toEqual([]);
  });

  test.each([['', ''], ['a', 'NOT a'], ['a b', 'NOT (a b)'], ['NOT a', 'NOT NOT a'], ['(', '']])('the rest of %j', (query, expected) => {
    expect(theRest(query)).toBe(expected);
  });

  test.each([
    ['', 'date:2026-07-01..2026-07-31'],
    ['费率', '费率 date:2026-07-01..2026-07-31'],
    ['费率 date:2026', '费率 date:2026-07-01..2026-07-31'],
    ['date:>=2026-01-01', 'date:2026-07-01..2026-07-31'],
    ['a OR b', '(a OR b) date:2026-07-01..2026-07-31'],
  ])('%j within July', (query, expected) => {
    expect(within(query, '2026-07-01', '2026-07-31')).toBe(expected);
  });

  test('days', () => {
    expect([dayAway('2026-03-01', -1), dayAway('2024-02-28', 1), dayAway('2026-12-31', 1)]).toEqual(['2026-02-28', '2024-02-29', '2027-01-01']);
    expect(['2026-08-03', '2026-02-29', '2026-8-3', '20260803', ''].map(isDay)).toEqual([true, false, false, false, false]);
  });
});

describe('keywords shown', () => {
  const keyword = (word: string, numbers: Omit<Keyword, 'word' | 'forms'>): Keyword => ({ word, forms: [word], ...numbers });
  const keywords = [
    keyword('rose', { counts: [2, 40], messages: [2, 4], likelihood: 20, ratio: 4, messageLikelihood: 1, messageRatio: 1 }),
    keyword('fell', { counts: [30, 3], messages: [25, 3], likelihood: 16, ratio: -3, messageLikelihood: 15.5, messageRatio: -3 }),
    keyword('rare', { counts: [0, 5], messages: [0, 5], likelihood: 7, ratio: 5, messageLikelihood: 7, messageRatio: 5 }),
  ];
  const view: KeynessView = { basis: 'words', direction: 'both', cutOff: 3.84, sort: 'likelihood', least: 3 };
  const shown = (change: Partial<KeynessView>) => keynessRows(keywords, { ...view, ...change }).map(({ keyword: { word } }) => word);

  test.each<[Partial<KeynessView>, string[]]>([
    [{}, ['rose', 'fell', 'rare']],
    [{ sort: 'ratio' }, ['rare', 'rose', 'fell']],
    [{ cutOff: 15.13 }, ['rose', 'fell']],
    [{ direction: 'rose' }, ['rose', 'rare']],
    [{ direction: 'fell' }, ['fell']],
    [{ least: 10 }, ['rose', 'fell']],
    [{ basis: 'messages' }, ['fell', 'rare']],
    [{ basis: 'messages', least: 10 }, ['fell']],
  ])('%j', (change, expected) => {
    expect(shown(change)).toEqual(expected);
  });

  test('how many chance would bring', () => {
    expect([3.84, 6.63, 10.83, 15.13].map((cutOff) => expectedByChance(1000, cutOff))).toEqual([50, 10, 1, 0.1]);
  });
});
