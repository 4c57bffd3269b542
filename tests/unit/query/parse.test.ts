import { describe, expect, it } from 'vitest';
import type { QueryNode } from '#shared/query/ast.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';

/** The tree without positions, short enough to read in a table. */
function shape(node: QueryNode | null): unknown {
  if (node === null) return null;
  switch (node.kind) {
    case 'text': return `${node.match}:${node.value}`;
    case 'field': return { [node.field]: node.filter };
    case 'not': return { not: shape(node.child) };
    default: return { [node.kind]: node.children.map(shape) };
  }
}

describe('texts', () => {
  it.each([
    ['赎回', 'substring:赎回'],
    ['贖', 'substring:贖'],
    ['カード', 'substring:カード'],
    ['fee', 'word:fee'],
    ['ＦＥＥ', 'word:ＦＥＥ'],
    ['2026', 'word:2026'],
    ['naïve', 'word:naïve'],
    ['refund*', 'prefix:refund'],
    ['赎*', 'substring:赎'],
    ['T+1确认', 'substring:T+1确认'],
    ["don't", "substring:don't"],
    ['a*b', 'substring:a*b'],
    ['12:30', 'substring:12:30'],
    ['客服：您好', 'substring:客服：您好'],
    ['"credit card"', 'substring:credit card'],
    ['“理财 产品”', 'substring:理财 产品'],
    ['"say \\"no\\" \\\\"', 'substring:say "no" \\'],
    ['" card"', 'substring: card'],
    ['and', 'word:and'],
    ['👨‍👩‍👧', 'substring:👨‍👩‍👧'],
    ['--', 'substring:--'],
    ['T-1', 'substring:T-1'],
  ])('%s', (query, expected) => {
    const { node, errors } = parseQuery(query);
    expect(errors).toEqual([]);
    expect(shape(node)).toEqual(expected);
  });

  it('has nothing to ask in an empty query', () => {
    expect(parseQuery('  \u3000 ')).toEqual({ node: null, errors: [] });
  });
});

describe('operators', () => {
  it.each([
    ['a b', { and: ['word:a', 'word:b'] }],
    ['a AND b', { and: ['word:a', 'word:b'] }],
    ['a OR b c', { or: ['word:a', { and: ['word:b', 'word:c'] }] }],
    ['(a OR b) c', { and: [{ or: ['word:a', 'word:b'] }, 'word:c'] }],
    ['（手续费 OR 年费）赎回', { and: [{ or: ['substring:手续费', 'substring:年费'] }, 'substring:赎回'] }],
    ['a NOT b', { and: ['word:a', { not: 'word:b' }] }],
    ['-b', { not: 'word:b' }],
    ['-"b c" -(d OR e)', { and: [{ not: 'substring:b c' }, { not: { or: ['word:d', 'word:e'] } }] }],
    ['NOT NOT a', { not: { not: 'word:a' } }],
    ['a or b', { and: ['word:a', 'word:or', 'word:b'] }],
    ['-tag:x', { not: { tag: { type: 'text', value: 'x' } } }],
    ['((a))', 'word:a'],
  ])('%s', (query, expected) => {
    const { node, errors } = parseQuery(query);
    expect(errors).toEqual([]);
    expect(shape(node)).toEqual(expected);
  });
});

describe('fields', () => {
  it.each([
    ['brand:北辰银行', { brand: { type: 'text', value: '北辰银行' } }],
    ['品牌：北辰', { brand: { type: 'text', value: '北辰' } }],
    ['BRAND:"Harbour Bank"', { brand: { type: 'text', value: 'Harbour Bank' } }],
    ['code:"Fees > Hidden"', { code: { type: 'text', value: 'Fees > Hidden' } }],
    ['role:Customer', { role: { type: 'option', value: 'customer' } }],
    ['lang:zh', { lang: { type: 'option', value: 'zh' } }],
    ['has:memo', { has: { type: 'option', value: 'memo' } }],
    ['is:uncoded', { is: { type: 'option', value: 'uncoded' } }],
    ['rating:4', { rating: { type: 'number', comparison: '=', value: 4 } }],
    ['rating:>=4', { rating: { type: 'number', comparison: '>=', value: 4 } }],
    ['rating:≤2.5', { rating: { type: 'number', comparison: '<=', value: 2.5 } }],
    ['rating:2..4', { rating: { type: 'number-range', from: 2, to: 4 } }],
    ['sentiment:Negative', { sentiment: { type: 'option', value: 'negative' } }],
    ['情感：mixed', { sentiment: { type: 'option', value: 'mixed' } }],
    ['sentiment:<-0.5', { sentiment: { type: 'number', comparison: '<', value: -0.5 } }],
    ['sentiment:-0.5..0.2', { sentiment: { type: 'number-range', from: -0.5, to: 0.2 } }],
    ['has:override', { has: { type: 'option', value: 'override' } }],
    ['number:30，8,20..22,21..25', { number: { type: 'numbers', ranges: [[8, 8], [20, 25], [30, 30]] } }],
    ['date:2026-07-01..2026-09-30', { date: { type: 'date', from: '2026-07-01', to: '2026-09-30' } }],
    ['date:2026-02', { date: { type: 'date', from: '2026-02-01', to: '2026-02-28' } }],
    ['date:2024-02', { date: { type: 'date', from: '2024-02-01', to: '2024-02-29' } }],
    ['date:2026', { date: { type: 'date', from: '2026-01-01', to: '2026-12-31' } }],
    ['date:2026..2027-03', { date: { type: 'date', from: '2026-01-01', to: '2027-03-31' } }],
    ['date:>=2026-07', { date: { type: 'date', from: '2026-07-01', to: null } }],
    ['date:>2026-07', { date: { type: 'date', from: '2026-08-01', to: null } }],
    ['date:<2026-01-01', { date: { type: 'date', from: null, to: '2025-12-31' } }],
    ['date:<=2026', { date: { type: 'date', from: null, to: '2026-12-31' } }],
    ['date:..2026-06', { date: { type: 'date', from: null, to: '2026-06-30' } }],
    ['date:2026年7月1日', { date: { type: 'date', from: '2026-07-01', to: '2026-07-01' } }],
  ])('%s', (query, expected) => {
    const { node, errors } = parseQuery(query);
    expect(errors).toEqual([]);
    expect(shape(node)).toEqual(expected);
  });
});

describe('errors', () => {
  it.each([
    ['"abc', [['unterminated-quote', 0, 4]]],
    ['a ""', [['empty-quote', 2, 4]]],
    ['(a', [['unbalanced-parenthesis', 0, 1]]],
    ['a) b', [['unbalanced-parenthesis', 1, 2]]],
    ['()', [['missing-operand', 0, 2]]],
    ['a OR', [['missing-operand', 2, 4]]],
    ['OR a', [['missing-operand', 0, 2]]],
    ['a OR OR b', [['missing-operand', 5, 7]]],
    ['AND a', [['missing-operand', 0, 3]]],
    ['a AND', [['missing-operand', 2, 5]]],
    ['a NOT', [['missing-operand', 2, 5]]],
    ['brnad:x', [['unknown-field', 0, 6]]],
    ['brand: x', [['missing-value', 0, 6]]],
    ['has:wings', [['invalid-option', 0, 9]]],
    ['rating:good', [['invalid-number', 0, 11]]],
    ['rating:>', [['missing-value', 0, 8]]],
    ['sentiment:angry', [['invalid-option', 0, 15]]],
    ['sentiment:<-x', [['invalid-number', 0, 13]]],
    ['number:3,,5', [['invalid-number', 0, 11]]],
    ['number:9..3', [['invalid-number', 0, 11]]],
    ['number:1.5', [['invalid-number', 0, 10]]],
    ['date:2026-13', [['invalid-date', 0, 12]]],
    ['date:2026-02-30', [['invalid-date', 0, 15]]],
    ['date:2026-09..2026-01', [['invalid-date', 0, 21]]],
    ['date:>2026..2027', [['invalid-comparison', 0, 16]]],
    ['𠮷 "x', [['unterminated-quote', 2, 4]]],
  ])('%s', (query, expected) => {
    expect(parseQuery(query).errors.map(({ code, start, end }) => [code, start, end])).toEqual(expected);
  });

  it('suggests what may have been meant', () => {
    expect(parseQuery('brnad:x').errors[0]?.params).toEqual({ field: 'brnad', suggestion: 'brand' });
    expect(parseQuery('zzz:x').errors[0]?.params).toEqual({ field: 'zzz' });
    expect(parseQuery('has:codes').errors[0]?.params['suggestion']).toBe('code');
  });

  it('refuses a query that is too long or nested too deeply, instead of failing', () => {
    expect(parseQuery('a'.repeat(20_001)).errors[0]?.code).toBe('too-long');
    expect(parseQuery(`${'('.repeat(1500)}a${')'.repeat(1500)}`).errors.map((error) => error.code)).toContain('too-deep');
    expect(parseQuery('NOT '.repeat(900)).errors.map((error) => error.code)).toContain('too-deep');
  });
});

describe('printing', () => {
  it.each([
    ['a  AND   b', 'a b'],
    ['(a OR b) c', '(a OR b) c'],
    ['-（a OR b）', 'NOT (a OR b)'],
    ['“fee”', '"fee"'],
    ['"赎回"', '赎回'],
    ['"赎 回"', '"赎 回"'],
    ['"OR"', '"OR"'],
    ['"tag:x"', '"tag:x"'],
    ['"-x"', '"-x"'],
    ['品牌:北辰', 'brand:北辰'],
    ['date:2026-07', 'date:2026-07-01..2026-07-31'],
    ['date:>=2026', 'date:>=2026-01-01'],
    ['rating:=4', 'rating:4'],
  ])('%s', (query, expected) => {
    expect(printQuery(parseQuery(query).node)).toBe(expected);
  });
});
