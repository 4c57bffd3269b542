import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldFilter, QueryNode } from '#shared/query/ast.ts';
import { joinRanges } from '#shared/query/field-value.ts';
import { isWholeWord } from '#shared/query/lexer.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';

const seed = Number(process.env['VERBATIM_SEED'] ?? Date.now() % 1_000_000_000);
process.stdout.write(`query properties: VERBATIM_SEED=${seed}\n`);

const value = fc.oneof(
  fc.constantFrom('赎回', 'fee', 'OR', 'NOT', 'T+1', 'a b', 'x*', '-y', '"', '\\', '(', '：', 'brand:x', '品牌:', '𠮷', 'ＡＢ', '*', '“', '..', '\n'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
).filter((text) => text.trim() !== '');

const day = fc.date({ min: new Date('0100-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const filter: fc.Arbitrary<Pick<QueryNode & { kind: 'field' }, 'field' | 'filter'>> = fc.oneof(
  fc.record({ field: fc.constantFrom('brand' as const, 'code' as const, 'id' as const), filter: value.map((text): FieldFilter => ({ type: 'text', value: text })) }),
  fc.record({ field: fc.constant('has' as const), filter: fc.constantFrom('memo', 'tag').map((option): FieldFilter => ({ type: 'option', value: option })) }),
  fc.record({
    field: fc.constant('rating' as const),
    filter: fc.tuple(fc.constantFrom('<' as const, '<=' as const, '=' as const, '>=' as const, '>' as const), fc.integer({ min: -900, max: 900 }))
      .map(([comparison, number]): FieldFilter => ({ type: 'number', comparison, value: number / 8 + 0 })),
  }),
  fc.record({
    field: fc.constant('sentiment' as const),
    filter: fc.oneof(
      fc.constantFrom('negative', 'none').map((option): FieldFilter => ({ type: 'option', value: option })),
      fc.tuple(fc.constantFrom('<' as const, '=' as const, '>=' as const), fc.integer({ min: -100, max: 100 }))
        .map(([comparison, number]): FieldFilter => ({ type: 'number', comparison, value: number / 100 + 0 })),
    ),
  }),
  fc.record({
    field: fc.constant('number' as const),
    filter: fc.array(fc.tuple(fc.nat(500), fc.nat(9)), { minLength: 1, maxLength: 6 })
      .map((parts): FieldFilter => ({ type: 'numbers', ranges: joinRanges(parts.map(([from, more]) => [from, from + more])) })),
  }),
  fc.record({
    field: fc.constant('date' as const),
    filter: fc.tuple(day, day, fc.constantFrom('both', 'from', 'to')).map(([one, other, ends]): FieldFilter => {
      const [from = '', to = ''] = [one, other].sort();
      return { type: 'date', from: ends === 'to' ? null : from, to: ends === 'from' ? null : to };
    }),
  }),
);

const { node } = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    value.map((text): QueryNode => ({ kind: 'text', match: 'substring', value: text, start: 0, end: 0 })),
    value.filter(isWholeWord).filter((text) => !['AND', 'OR', 'NOT'].includes(text))
      .chain((text) => fc.constantFrom<QueryNode>(
        { kind: 'text', match: 'word', value: text, start: 0, end: 0 },
        { kind: 'text', match: 'prefix', value: text, start: 0, end: 0 },
      )),
    filter.map((field): QueryNode => ({ kind: 'field', ...field, start: 0, end: 0 })),
    tie('node').map((child): QueryNode => ({ kind: 'not', child, start: 0, end: 0 })),
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
      .map(([kind, children]): QueryNode => ({ kind, children: children.flatMap((child) => (child.kind === kind ? child.children : [child])), start: 0, end: 0 })),
  ),
}));

/** A tree without its positions. */
function bare(tree: QueryNode | null): unknown {
  if (tree === null) return null;
  const { start: _start, end: _end, ...rest } = tree;
  if (rest.kind === 'not') return { ...rest, child: bare(rest.child) };
  if (rest.kind === 'and' || rest.kind === 'or') return { ...rest, children: rest.children.map(bare) };
  return rest;
}

describe('any query', () => {
  it('reads back as the same tree when printed', () => {
    fc.assert(fc.property(node, (tree) => {
      const printed = printQuery(tree);
      const parsed = parseQuery(printed);
      expect(parsed.errors, printed).toEqual([]);
      expect(bare(parsed.node), printed).toEqual(bare(tree));
      expect(printQuery(parsed.node)).toBe(printed);
    }), { seed, numRuns: 1000 });
  });

  it('is parsed without an exception, with positions inside the text', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(fc.constantFrom('a', '理', ' ', '(', ')', '"', '-', 'OR', 'NOT', 'AND', ' ', 'brand:', 'date:', '2026', '..', '>=', '*', ':', '（', '”'), { maxLength: 20 })
        .map((parts) => parts.join('')),
    );
    fc.assert(fc.property(typed, (query) => {
      const length = Array.from(query).length;
      const { node: tree, errors } = parseQuery(query);
      const check = (span: { start: number; end: number }) => {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(length);
      };
      errors.forEach(check);
      const walk = (part: QueryNode): void => {
        check(part);
        if (part.kind === 'not') walk(part.child);
        if (part.kind === 'and' || part.kind === 'or') part.children.forEach(walk);
      };
      if (tree !== null) walk(tree);
    }), { seed, numRuns: 2000 });
  });
});
