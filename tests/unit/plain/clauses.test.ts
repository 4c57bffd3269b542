import { describe, expect, test } from 'vitest';
import { isHeadingLine } from '#shared/base/heading-line.ts';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import { findClauses } from '#service/nlp/plain/clauses/find-clauses.ts';

/** Clauses as [number, kind, text]. */
const found = (text: string) => findClauses(text).map(({ number, kind, start, end }) => [number, kind, sliceCodePoints(text, start, end)]);

describe('clauses', () => {
  test('a heading gives its number and is no clause itself', () => {
    expect(found('第五条　保险责任与责任免除\n被保险人罹患重大疾病的，本公司给付保险金。因下列情形之一，本公司不承担责任：（一）战争；（二）核辐射。')).toEqual([
      ['第五条', 'cover', '被保险人罹患重大疾病的，本公司给付保险金。'],
      ['第五条', 'exclusion', '因下列情形之一，本公司不承担责任：（一）战争；'],
      ['第五条(二)', 'exclusion', '（二）核辐射。'],
    ]);
  });

  test('items under a heading that names exclusions alone are exclusions', () => {
    expect(found('责任免除\n（一）战争；\n（二）核辐射。').map(([number, kind]) => [number, kind])).toEqual([['(一)', 'exclusion'], ['(二)', 'exclusion']]);
    expect(found('What is covered\n(a) theft;\n(b) fire.')).toEqual([]);
  });

  test('a text of one line is read as what it says, full stop or not', () => {
    expect(found('We do not cover war')).toEqual([['', 'exclusion', 'We do not cover war']]);
    expect(found('本公司不承担给付保险金的责任')).toEqual([['', 'exclusion', '本公司不承担给付保险金的责任']]);
  });
});

test.each([
  ['第六条　保险金申请', true], ['Costs', true], ['Harbour Income Fund: key facts', true], ['The fee is 1.5%.', false], ['（一）战争；', false],
  ['基金份额持有人应当在交易日15:00前提出赎回申请，款项不晚于T+3日划付，逾期不予受理并且不再另行通知各位份额持有人本人及其代理人', false], ['12.5', false], ['', false],
] as const)('%s is a heading: %s', (line, expected) => {
  expect(isHeadingLine(line)).toBe(expected);
});
