import type { FieldFilter, FieldNode, QueryNode } from './ast.ts';
import type { FieldName } from './fields.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';

/** A filter that applies to the whole query: what a chip above the results shows. */
export interface QueryFilter {
  readonly field: FieldName;
  readonly filter: FieldFilter;
  readonly negated: boolean;
}

/** The filters at the top level of a query, in order; those inside OR or parentheses are not chips. */
export function listFilters(query: string): QueryFilter[] {
  return conjuncts(parseQuery(query).node).flatMap((node) => {
    const filter = asFilter(node);
    return filter === undefined ? [] : [filter];
  });
}

/** Every field that a query asks for, wherever it stands in it. */
export function listFields(query: string): FieldNode[] {
  return fieldsOf(parseQuery(query).node);
}

function fieldsOf(node: QueryNode | null): FieldNode[] {
  if (node === null || node.kind === 'text') return [];
  if (node.kind === 'field') return [node];
  return node.kind === 'not' ? fieldsOf(node.child) : node.children.flatMap((child) => fieldsOf(child));
}

/**
 * Adds a filter to a query and gives the new query's canonical text. An equal filter is not added twice;
 * with `replace`, filters on the same field go first. A query with errors comes back as it was.
 */
export function addFilter(query: string, added: Omit<QueryFilter, 'negated'> & { negated?: boolean }, options: { replace?: boolean } = {}): string {
  const { node, errors } = parseQuery(query);
  if (errors.length > 0) return query;
  const wanted: QueryFilter = { field: added.field, filter: added.filter, negated: added.negated ?? false };
  const kept = conjuncts(node).filter((part) => {
    const filter = asFilter(part);
    if (filter === undefined) return true;
    return !(isSame(filter, wanted) || (options.replace === true && filter.field === wanted.field));
  });
  return printQuery(join([...kept, toNode(wanted)]));
}

/** Removes a filter (all of a field's filters when `removed.filter` is left out) from a query's top level. */
export function removeFilter(query: string, removed: { field: FieldName; filter?: FieldFilter; negated?: boolean }): string {
  const { node, errors } = parseQuery(query);
  if (errors.length > 0) return query;
  const kept = conjuncts(node).filter((part) => {
    const filter = asFilter(part);
    if (filter === undefined || filter.field !== removed.field) return true;
    if (removed.filter === undefined) return false;
    return !isSame(filter, { field: removed.field, filter: removed.filter, negated: removed.negated ?? false });
  });
  return printQuery(join(kept));
}

function conjuncts(node: QueryNode | null): readonly QueryNode[] {
  if (node === null) return [];
  return node.kind === 'and' ? node.children : [node];
}

function asFilter(node: QueryNode): QueryFilter | undefined {
  if (node.kind === 'field') return { field: node.field, filter: node.filter, negated: false };
  if (node.kind === 'not' && node.child.kind === 'field') {
    return { field: node.child.field, filter: node.child.filter, negated: true };
  }
  return undefined;
}

function toNode(filter: QueryFilter): QueryNode {
  const field: FieldNode = { kind: 'field', field: filter.field, filter: filter.filter, start: 0, end: 0 };
  return filter.negated ? { kind: 'not', child: field, start: 0, end: 0 } : field;
}

function isSame(left: QueryFilter, right: QueryFilter): boolean {
  return printQuery(toNode(left)) === printQuery(toNode(right));
}

function join(children: readonly QueryNode[]): QueryNode | null {
  const [first] = children;
  if (first === undefined) return null;
  return children.length === 1 ? first : { kind: 'and', children, start: 0, end: 0 };
}
