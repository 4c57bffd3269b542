import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormTable, full } from '#service/nlp/segment/form-table.ts';

describe('the table of forms', () => {
  test('gives equal parts the same number and others another', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('费', 'a', 'b', '\ud83d'), maxLength: 4 }), { maxLength: 5000 }), (parts) => {
      const table = createFormTable(10_000);
      const numbers = new Map<string, number>();
      for (const part of parts) {
        const found = table.number(`xx${part}yy`, 2, 2 + part.length);
        expect(found).toBe(numbers.get(part) ?? numbers.size);
        numbers.set(part, found);
      }
      expect(table.forms).toEqual([...numbers.keys()]);
    }), { seed: 20_260_803, numRuns: 50 });
  });

  test('grows to many, and stops at its limit', () => {
    const table = createFormTable(20_000);
    for (let index = 0; index < 20_000; index += 1) expect(table.number(String(index), 0, String(index).length)).toBe(index);
    expect(table.number('one more', 0, 8)).toBe(full);
    expect(table.number('19999', 0, 5)).toBe(19_999);
  });
});
