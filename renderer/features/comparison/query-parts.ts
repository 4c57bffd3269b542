import type { ComparedField } from '#shared/contracts/comparison.ts';
import type { QueryNode } from '#shared/query/ast.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';

const nowhere = { start: 0, end: 0 };

/** A query and a further condition; the query as it is where it does not parse. */
export function both(query: string, node: QueryNode): string {
  const { node: given, errors } = parseQuery(query);
  if (errors.length > 0) return query;
  if (given === null) return printQuery(node);
  const parts = given.kind === 'and' ? given.children : [given];
  return printQuery({ kind: 'and', children: [...parts, node], ...nowhere });
}

/** Messages that a query does not find. */
export function theRest(query: string): string {
  const { node, errors } = parseQuery(query);
  if (errors.length > 0 || node === null) return '';
  return printQuery({ kind: 'not', child: node, ...nowhere });
}

/** A query without its own conditions on the date, within days (YYYY-MM-DD, both included). */
export function within(query: string, from: string, to: string): string {
  const { node, errors } = parseQuery(query);
  const days: QueryNode = { kind: 'field', field: 'date', filter: { type: 'date', from, to }, ...nowhere };
  if (errors.length > 0 || node === null) return printQuery(days);
  const parts = (node.kind === 'and' ? node.children : [node]).filter((part) => !(part.kind === 'field' && part.field === 'date'));
  return parts.length === 0 ? printQuery(days) : printQuery({ kind: 'and', children: [...parts, days], ...nowhere });
}

/** What has a code, theme, channel or brand of that name. */
export function groupNode(field: ComparedField, name: string): QueryNode {
  return { kind: 'field', field, filter: { type: 'text', value: name }, ...nowhere };
}

/** What has a word in any of its forms: words of letters as whole words, others as characters. */
export function wordNode(forms: readonly string[]): QueryNode {
  const nodes = forms.map((form): QueryNode => ({
    kind: 'text',
    match: /^[\p{L}\p{N}]+$/u.test(form) && !/\p{Script=Han}/u.test(form) ? 'word' : 'substring',
    value: form,
    ...nowhere,
  }));
  const [first] = nodes;
  return nodes.length === 1 && first !== undefined ? first : { kind: 'or', children: nodes, ...nowhere };
}

/** The day some days away from another, as YYYY-MM-DD. */
export function dayAway(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whether a text is a day that exists, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
