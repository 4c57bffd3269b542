import { describe, expect, it } from 'vitest';
import { alternativesOf, joinClauses } from '#renderer/platform/context-keys/when-alternatives.ts';
import { holds, parseWhenClause, WhenClauseError } from '#renderer/platform/context-keys/when-clause.ts';
import type { ContextValue } from '#renderer/platform/context-keys/context-key-store.ts';

const context = (values: Record<string, ContextValue>) => ({ get: (key: string) => values[key] });

describe('when-clauses', () => {
  const here = context({ projectOpen: true, activeEditor: 'conversation', count: 3, name: '', path: '/data/q3.csv', a: true, b: false, c: true });
  it.each([
    ['', true],
    ['projectOpen', true],
    ['!projectOpen', false],
    ['missing', false],
    ['!missing', true],
    ['name', false],
    ['a && b', false],
    ['a && !b', true],
    ['b || c', true],
    ['a && b || c', true],
    ['c || a && b', true],
    ['a && (b || c)', true],
    ['(a || b) && b', false],
    ['!(a && b)', true],
    ["activeEditor == 'conversation'", true],
    ['activeEditor == conversation', true],
    ["activeEditor != 'conversation'", false],
    ["missing != 'x'", true],
    ['projectOpen == true', true],
    ['b == false', true],
    ['missing == false', true],
    ['count > 2', true],
    ['count >= 3 && count < 4', true],
    ['missing > 0', false],
    ['path =~ /\\.csv$/', true],
    ['path =~ /\\.CSV$/i', true],
    ['path =~ /\\.xlsx$/', false],
    ["activeEditor in 'messages, conversation'", true],
    ["activeEditor in 'messages'", false],
  ])('%s is %s', (clause, expected) => {
    expect(holds(clause, here)).toBe(expected);
  });

  it.each(['a &&', '&& a', '(a', 'a)', 'a b', 'a == ', "a == 'x", '== a', 'a =~ /(/'])('%s does not parse, and never holds', (clause) => {
    expect(() => parseWhenClause(clause)).toThrow(WhenClauseError);
    expect(holds(clause, here)).toBe(false);
  });

  it('says where it stopped', () => {
    expect(() => parseWhenClause('a && )')).toThrow(expect.objectContaining({ position: 5 }));
  });
});

describe('the ways in which a clause can hold', () => {
  it.each([
    ['a', [['a']]],
    ['a && !b', [['a', '!b']]],
    ['a && b || c', [['a', 'b'], ['c']]],
    ['a && (b || c && (d || e)) && !f', [['a', 'b', '!f'], ['a', 'c', 'd', '!f'], ['a', 'c', 'e', '!f']]],
    ["x == 'p && (q' || y =~ /(a||b)/", [["x == 'p && (q'"], ['y =~ /(a||b)/']]],
    ['a && !(b || c)', [['a', '!(b || c)']]],
  ])('%s', (clause, ways) => {
    expect(alternativesOf(clause)).toEqual(ways);
  });

  it('clauses that are joined keep what each means', () => {
    expect(joinClauses(['a', 'b || c'])).toBe('a && (b || c)');
    expect(joinClauses(['a', '(b || c) && d'])).toBe('a && (b || c) && d');
    expect(joinClauses([undefined, 'b || c'])).toBe('b || c');
  });
});
