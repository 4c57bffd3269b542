import { describe, expect, test } from 'vitest';
import { checkFaithfulness } from '../../../electron/service/nlp/plain/faithful/check-faithfulness.ts';
import { findQuantities } from '../../../electron/service/nlp/plain/faithful/quantities.ts';
import { parseGlossary } from '../../../electron/service/nlp/plain/glossary/parse-glossary.ts';
import { starterGlossary } from '../../../electron/service/nlp/plain/glossary/starter.ts';
import { findProblems } from '../../../electron/service/features/glossary/problems.ts';
import { foldText } from '../../../electron/service/search/fold.ts';

describe('the starter glossaries', () => {
  const entries = starterGlossary();

  test('hold at least 150 Chinese and 100 English terms of all five subjects', () => {
    const topics = (language: string) => new Set(entries.filter((entry) => entry.language === language).map(({ topic }) => topic));
    expect(entries.filter(({ language }) => language === 'zh').length).toBeGreaterThanOrEqual(150);
    expect(entries.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(100);
    expect([topics('zh').size, topics('en').size]).toEqual([5, 5]);
  });

  test('no word stands for two entries, and no rendering is its own term', () => {
    const owners = new Map<string, string>();
    for (const { id, language, term, variants, plain } of entries) {
      for (const word of [term, ...variants]) {
        const key = `${language} ${foldText(word)}`;
        expect(`${word} of ${owners.get(key) ?? id}`).toBe(`${word} of ${id}`);
        owners.set(key, id);
      }
      expect(foldText(plain)).not.toBe(foldText(term));
    }
  });

  test.each(entries.map((entry) => [entry.id, entry] as const))('%s is rendered without figure or promise, and has a definition', (_, { plain, definition }) => {
    for (const text of [plain, definition]) {
      expect(text).not.toBe('');
      expect(findQuantities(foldText(text)).filter(({ weak }) => weak === undefined)).toEqual([]);
      const { checks } = checkFaithfulness('', text, []);
      expect(checks.find(({ name }) => name === 'promises')?.findings).toEqual([]);
    }
  });
});

test('the starter glossaries hold no conflict, no circle and no rendering that needs explaining itself', () => {
  const records = starterGlossary().map((entry, id) => ({
    ...entry, id, guid: '', status: 'approved' as const, coder: '', createdAt: 0, updatedAt: 0, sense: '', audience: '', source: '',
    variants: [...entry.variants], context: { any: [...entry.context.any], none: [...entry.context.none] },
  }));
  expect(findProblems(records)).toEqual([]);
});

describe('a glossary file', () => {
  test('JSON and CSV say the same', () => {
    const json = parseGlossary('[{"term":"赎回","plain":"卖出份额","variants":["贖回"],"context":{"any":["基金"]}}]');
    const csv = parseGlossary('\uFEFFterm,plain,variants,contextAny\r\n赎回,卖出份额,贖回,基金\r\n');
    expect(csv).toEqual(json);
    expect(json).toMatchObject([{ id: 'zh:赎回', language: 'zh', mode: 'replace', context: { any: ['基金'], none: [] } }]);
  });

  test.each([
    ['neither', 'glossary-file'],
    ['{"entries": 3}', 'glossary-file'],
    ['[{"term":"a"', 'glossary-file'],
    ['[{"term":"a","plain":"b"},{"term":"c"}]', 'glossary-entry'],
    ['term,plain\na,\n', 'glossary-entry'],
  ])('%s is refused', (text, reason) => {
    expect(() => parseGlossary(text)).toThrow(expect.objectContaining({ code: 'invalid-input', params: expect.objectContaining({ reason }) }));
  });
});
