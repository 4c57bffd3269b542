import { describe, expect, it } from 'vitest';
import { addFilter, listFields, listFilters, removeFilter } from '#shared/query/filters.ts';
import { queryFields, suggestField } from '#shared/query/fields.ts';

const brand = (value: string) => ({ field: 'brand', filter: { type: 'text', value } }) as const;

describe('filter chips', () => {
  it('adds a filter to whatever was asked', () => {
    expect(addFilter('', brand('北辰'))).toBe('brand:北辰');
    expect(addFilter('赎回', brand('北辰'))).toBe('赎回 brand:北辰');
    expect(addFilter('a OR b', brand('x'))).toBe('(a OR b) brand:x');
    expect(addFilter('a', { ...brand('two words'), negated: true })).toBe('a NOT brand:"two words"');
  });

  it('adds the same filter once, and replaces its field if asked', () => {
    expect(addFilter('brand:x fee', brand('x'))).toBe('fee brand:x');
    expect(addFilter('brand:x fee', brand('y'))).toBe('brand:x fee brand:y');
    expect(addFilter('brand:x fee', brand('y'), { replace: true })).toBe('fee brand:y');
  });

  it('removes one filter or all of a field, at the top level only', () => {
    expect(removeFilter('fee brand:x', brand('x'))).toBe('fee');
    expect(removeFilter('brand:x', brand('x'))).toBe('');
    expect(removeFilter('brand:x -brand:y fee', { field: 'brand' })).toBe('fee');
    expect(removeFilter('brand:x fee', brand('y'))).toBe('brand:x fee');
    expect(removeFilter('(brand:x OR fee)', brand('x'))).toBe('brand:x OR fee');
  });

  it('lists the filters that apply to the whole query', () => {
    expect(listFilters('fee brand:x -has:memo (tag:a OR tag:b)')).toEqual([
      { ...brand('x'), negated: false },
      { field: 'has', filter: { type: 'option', value: 'memo' }, negated: true },
    ]);
  });

  it('leaves a query with errors as it is', () => {
    expect(addFilter('"open', brand('x'))).toBe('"open');
    expect(removeFilter('brnad:x', brand('x'))).toBe('brnad:x');
  });
});

describe('the field table', () => {
  it('knows every field by each of its names, and near misses', () => {
    expect(new Set(queryFields.flatMap((field) => [field.name, ...field.aliases])).size)
      .toBe(queryFields.reduce((sum, field) => sum + 1 + field.aliases.length, 0));
    for (const field of queryFields) if (field.name.length > 3) expect(suggestField(field.name.slice(0, -1))).toBe(field.name);
  });
});

describe('fields of a query', () => {
  it('are found wherever they stand', () => {
    expect(listFields('fee (brand:x OR NOT theme:"a b") -has:code').map(({ field }) => field)).toEqual(['brand', 'theme', 'has']);
    expect(listFields('fee OR 费')).toEqual([]);
  });
});
