import type { Comparison, FieldFilter, QueryErrorCode } from './ast.ts';
import type { QueryField } from './fields.ts';
import { suggestOption } from './options.ts';
import { parseDays } from './days.ts';

export type FieldValueResult =
  | { readonly filter: FieldFilter }
  | { readonly code: QueryErrorCode; readonly params: Readonly<Record<string, string>> };

const comparisonPattern = /^(<=|>=|<|>|=|≤|≥)?(.*)$/su;
const comparisons: Readonly<Record<string, Comparison>> = {
  '<': '<', '<=': '<=', '≤': '<=', '>': '>', '>=': '>=', '≥': '>=', '=': '=',
};
const numberPattern = /^[+-]?(\d+(\.\d+)?|\.\d+)$/;

/** Reads what stands after `field:` according to the field's type. */
export function parseFieldValue(field: QueryField, raw: string, quoted: boolean): FieldValueResult {
  const params = { field: field.name, value: raw };
  if (raw.trim() === '') return { code: 'missing-value', params: { field: field.name } };
  const definition = field.value;
  if (definition.type === 'text') return { filter: { type: 'text', value: raw } };
  if (definition.type === 'numbers') return parseNumbers(raw, params);
  const choice = definition.type === 'option' || (definition.type === 'option-or-number' && !/^[<>=≤≥+\-.\d]/u.test(raw.trim()));
  if (choice) {
    const value = raw.toLowerCase();
    if (definition.options.includes(value)) return { filter: { type: 'option', value } };
    const suggestion = suggestOption(value, definition.options);
    return {
      code: 'invalid-option',
      params: { ...params, options: definition.options.join(', '), ...(suggestion === undefined ? {} : { suggestion }) },
    };
  }
  const text = quoted ? raw.trim() : raw;
  const [, sign = '', operand = ''] = comparisonPattern.exec(text) ?? [];
  if (operand === '') return { code: 'missing-value', params: { field: field.name } };
  const comparison = comparisons[sign];
  return definition.type === 'date'
    ? parseDate(operand, comparison, params)
    : parseNumber(operand, comparison, params);
}

function parseNumber(operand: string, comparison: Comparison | undefined, params: Record<string, string>): FieldValueResult {
  if (operand.includes('..')) {
    if (comparison !== undefined) return { code: 'invalid-comparison', params };
    const [low = '', high = '', ...rest] = operand.split('..');
    const from = low === '' ? null : readNumber(low);
    const to = high === '' ? null : readNumber(high);
    if (rest.length > 0 || from === undefined || to === undefined || (from === null && to === null)) {
      return { code: 'invalid-number', params };
    }
    return { filter: { type: 'number-range', from, to } };
  }
  const value = readNumber(operand);
  if (value === undefined) return { code: 'invalid-number', params };
  return { filter: { type: 'number', comparison: comparison ?? '=', value } };
}

/** Whole numbers from 0 on and ranges of them, in any order: `3,8,20..30`. */
function parseNumbers(raw: string, params: Record<string, string>): FieldValueResult {
  const ranges: [from: number, to: number][] = [];
  for (const part of raw.split(/[,，]/u)) {
    const [, from = '', to = from] = /^(\d{1,15})(?:\.\.(\d{1,15}))?$/u.exec(part.trim()) ?? [];
    if (from === '' || Number(to) < Number(from)) return { code: 'invalid-number', params };
    ranges.push([Number(from), Number(to)]);
  }
  return { filter: { type: 'numbers', ranges: joinRanges(ranges) } };
}

/** The same whole numbers as ranges in ascending order, none of which touches the next. */
export function joinRanges(ranges: readonly (readonly [from: number, to: number])[]): [from: number, to: number][] {
  const joined: [from: number, to: number][] = [];
  for (const [from, to] of ranges.toSorted((left, right) => left[0] - right[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

function readNumber(text: string): number | undefined {
  return numberPattern.test(text) ? Number(text) : undefined;
}

function parseDate(operand: string, comparison: Comparison | undefined, params: Record<string, string>): FieldValueResult {
  const invalid: FieldValueResult = { code: 'invalid-date', params };
  if (operand.includes('..')) {
    if (comparison !== undefined) return { code: 'invalid-comparison', params };
    const [low = '', high = '', ...rest] = operand.split('..');
    const first = low === '' ? null : parseDays(low);
    const last = high === '' ? null : parseDays(high);
    if (rest.length > 0 || first === undefined || last === undefined || (first === null && last === null)) return invalid;
    const from = first?.from ?? null;
    const to = last?.to ?? null;
    if (from !== null && to !== null && from > to) return invalid;
    return { filter: { type: 'date', from, to } };
  }
  const days = parseDays(operand);
  if (days === undefined) return invalid;
  switch (comparison) {
    case '<': return days.before === null ? invalid : { filter: { type: 'date', from: null, to: days.before } };
    case '<=': return { filter: { type: 'date', from: null, to: days.to } };
    case '>': return days.after === null ? invalid : { filter: { type: 'date', from: days.after, to: null } };
    case '>=': return { filter: { type: 'date', from: days.from, to: null } };
    default: return { filter: { type: 'date', from: days.from, to: days.to } };
  }
}
