import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fuzzyFilter, fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import { loadReadings } from '#renderer/platform/fuzzy/readings.ts';

beforeAll(loadReadings);

const matched = (query: string, text: string) => fuzzyMatch(query, text)?.ranges.map(({ start, end }) => text.slice(start, end)).join('|');

describe('fuzzy matching', () => {
  it.each([
    ['shgz', '赎回规则不清', '赎回规则'],
    ['shuhui', '赎回规则不清', '赎回'],
    ['sh规则', '赎回规则不清', '赎回规则'],
    ['gz', '赎回规则不清', '规则'],
    ['规则', '赎回规则不清', '规则'],
    ['lv', '费率变动', '率'],
    ['flbd', '费率变动', '费率变动'],
    ['chongfu', '重复来电', '重复'],
    ['fee', 'Management fee', 'fee'],
    ['mfee', 'Management fee', 'M|fee'],
    ['tsb', 'Toggle side bar', 'T|s|b'],
    ['T+3', '“T+3 到账”', 'T+3'],
  ])('%s finds %s by %s', (query, text, expected) => {
    expect(matched(query, text)).toBe(expected);
  });
  it.each([
    ['xyz', '赎回规则不清'],
    ['zgs', '赎回规则'],
    ['feee', 'Management fee'],
  ])('%s does not find %s', (query, text) => {
    expect(fuzzyMatch(query, text)).toBeUndefined();
  });
  it('puts the whole and the beginning before the middle and scattered letters', () => {
    const found = fuzzyFilter('code', ['Recode', 'Cut off delay', 'Code', 'Codebook'], (text) => text).map(({ item }) => item);
    expect(found.slice(0, 3)).toEqual(['Code', 'Codebook', 'Recode']);
  });
  it('puts initials of the whole name before those of its middle', () => {
    const found = fuzzyFilter('fy', ['安抚有效', '费用不透明', '费用'], (text) => text).map(({ item }) => item);
    expect(found).toEqual(['费用', '费用不透明', '安抚有效']);
  });
  it('keeps the order for an empty query', () => {
    expect(fuzzyFilter(' ', ['b', 'a'], (text) => text).map(({ item }) => item)).toEqual(['b', 'a']);
  });
  it('answers with ordered ranges inside the text, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), (text, query) => {
        const match = fuzzyMatch(query, text);
        let last = 0;
        for (const { start, end } of match?.ranges ?? []) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
  it('finds any stretch of a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        const part = text.slice(start, start + 1 + (length % 5));
        expect(fuzzyMatch(part, text)).toBeDefined();
      }),
    );
  });
});
