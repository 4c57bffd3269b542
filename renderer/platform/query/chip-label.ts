import type { FieldFilter } from '#shared/query/ast.ts';
import { hasMessage, type Translate } from '#renderer/platform/i18n/translate.ts';
import type { QueryChip } from './query-chips.ts';

const signs = { '<': '<', '<=': '≤', '=': '', '>=': '≥', '>': '>' } as const;

/** A chip in words: "Channel: Hotline, App", "Date 2026-07-01 – 2026-09-30", "Not role: agent". */
export function chipLabel(chip: QueryChip, t: Translate): string {
  const field = t(`search.field.${chip.field}`);
  const values = chip.filters.map((filter) => valueLabel(chip.field, filter, t)).join(t('search.listSeparator'));
  return t(chip.negated ? 'search.chip.not' : 'search.chip', { field, values });
}

/** One value of a field in words. */
export function valueLabel(field: string, filter: FieldFilter, t: Translate): string {
  switch (filter.type) {
    case 'text': return filter.value;
    case 'option': return optionLabel(field, filter.value, t);
    case 'number': return `${signs[filter.comparison]}${filter.value}`;
    case 'numbers': return numbersLabel(filter.ranges, t);
    case 'number-range': return t('search.range', { from: filter.from ?? '', to: filter.to ?? '' });
    case 'date':
      if (filter.from !== null && filter.from === filter.to) return filter.from;
      if (filter.from === null) return t('search.until', { day: filter.to ?? '' });
      if (filter.to === null) return t('search.since', { day: filter.from });
      return wholeMonth(filter.from, filter.to) ?? t('search.range', { from: filter.from, to: filter.to });
  }
}

/** Ranges of numbers that a chip names before it only counts them. */
const namedRanges = 3;

function numbersLabel(ranges: readonly (readonly [from: number, to: number])[], t: Translate): string {
  const named = ranges.slice(0, namedRanges).map(([from, to]) => (from === to ? String(from) : t('search.range', { from, to })));
  return named.join(t('search.listSeparator')) + (ranges.length > namedRanges ? t('search.and-more', { count: ranges.length - namedRanges }) : '');
}

/** A value of a closed list in words. */
export function optionLabel(field: string, value: string, t: Translate): string {
  const key = `search.option.${field}.${value}`;
  return hasMessage(key) ? t(key) : value;
}

function wholeMonth(from: string, to: string): string | undefined {
  const month = from.slice(0, 7);
  if (!from.endsWith('-01') || to.slice(0, 7) !== month) return undefined;
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  return next.toISOString().slice(0, 10) === to ? month : undefined;
}
