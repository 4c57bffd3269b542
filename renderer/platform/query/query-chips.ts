import type { FieldFilter, QueryNode } from '#shared/query/ast.ts';
import { findField, type FieldName } from '#shared/query/fields.ts';
import { parseFieldValue } from '#shared/query/field-value.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';

/** One condition of a query that a chip shows: a field, and the values of which one must hold. */
export interface QueryChip {
  /** Place among the conditions that the query joins by AND. */
  readonly index: number;
  readonly field: FieldName;
  readonly filters: readonly FieldFilter[];
  readonly negated: boolean;
}

export interface SplitQuery {
  readonly chips: readonly QueryChip[];
  /** What no chip shows, as query text. */
  readonly text: string;
}

/** A query as chips and the rest. One with errors is all rest. */
export function splitQuery(query: string): SplitQuery {
  const { node, errors } = parseQuery(query);
  if (errors.length > 0) return { chips: [], text: query };
  const parts = conditions(node);
  const chips: QueryChip[] = [];
  const rest: QueryNode[] = [];
  for (const [index, part] of parts.entries()) {
    const chip = asChip(part, index);
    if (chip === undefined) rest.push(part);
    else chips.push(chip);
  }
  return { chips, text: print(rest) };
}

/** The query without one of its conditions. */
export function withoutChip(query: string, index: number): string {
  return print(conditions(parseQuery(query).node).filter((_, place) => place !== index));
}

/** The query without what no chip shows. */
export function withoutText(query: string): string {
  return print(conditions(parseQuery(query).node).filter((part, index) => asChip(part, index) !== undefined));
}

/** The query with another rest; `text` must parse. */
export function withText(query: string, text: string): string {
  return print([...conditions(parseQuery(withoutText(query)).node), ...conditions(parseQuery(text).node)]);
}

/** The query with a condition on a field in place of those it had on that field; no values remove them. */
export function withField(query: string, field: FieldName, values: readonly string[], negated = false): string {
  const kept = conditions(parseQuery(query).node).filter((part, index) => asChip(part, index)?.field !== field);
  const definition = findField(field);
  const nodes = values.flatMap((value): QueryNode[] => {
    const read = definition === undefined ? undefined : parseFieldValue(definition, value, false);
    return read !== undefined && 'filter' in read ? [{ kind: 'field', field, filter: read.filter, start: 0, end: 0 }] : [];
  });
  const [first] = nodes;
  if (first === undefined) return print(kept);
  const joined: QueryNode = nodes.length === 1 ? first : { kind: 'or', children: nodes, start: 0, end: 0 };
  return print([...kept, negated ? { kind: 'not', child: joined, start: 0, end: 0 } : joined]);
}

/** The values of a chip as they stand in a query after `field:`, without quotes. */
export function chipValues(chip: QueryChip): readonly string[] {
  return chip.filters.map((filter) => {
    if (filter.type === 'text' || filter.type === 'option') return filter.value;
    const text = printQuery({ kind: 'field', field: chip.field, filter, start: 0, end: 0 });
    return text.slice(text.indexOf(':') + 1);
  });
}

function conditions(node: QueryNode | null): readonly QueryNode[] {
  if (node === null) return [];
  return node.kind === 'and' ? node.children : [node];
}

function print(parts: readonly QueryNode[]): string {
  const [first] = parts;
  if (first === undefined) return '';
  return printQuery(parts.length === 1 ? first : { kind: 'and', children: parts, start: 0, end: 0 });
}

function asChip(node: QueryNode, index: number): QueryChip | undefined {
  if (node.kind === 'not') {
    const inner = asChip(node.child, index);
    return inner === undefined || inner.negated ? undefined : { ...inner, negated: true };
  }
  if (node.kind === 'field') return { index, field: node.field, filters: [node.filter], negated: false };
  if (node.kind !== 'or') return undefined;
  const [first] = node.children;
  if (first?.kind !== 'field') return undefined;
  const filters = node.children.flatMap((child) => (child.kind === 'field' && child.field === first.field ? [child.filter] : []));
  return filters.length === node.children.length ? { index, field: first.field, filters, negated: false } : undefined;
}
