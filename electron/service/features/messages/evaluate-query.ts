import { AppError } from '#shared/base/errors.ts';
import type { QueryNode } from '#shared/query/ast.ts';
import { parseQuery } from '#shared/query/parse.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { countSet, emptyBitset, intersectInto, isEmptySet, subtractFrom, uniteInto, writeNumbers, type Bitset } from '#service/search/bitset.ts';
import { evaluateText, messageSource } from '#service/search/index.ts';
import { idsToSet } from './id-sets.ts';
import { matchField } from './match-field.ts';
import { visibleMessages } from './visible-messages.ts';

export interface EvaluateOptions {
  readonly signal: Pick<CancelSignal, 'throwIfAborted'>;
}

/**
 * The ids of the visible messages (of complete batches) that a query finds, ascending; all of them for an empty query.
 * Always exact: messages that the text index does not hold yet are read. May be called from any lane or job.
 * Throws `invalid-input` with the reason `query` for a query that does not parse.
 */
export function evaluateQuery(db: ReadableDatabase, text: string, options: EvaluateOptions): Int32Array<ArrayBuffer> {
  return evaluateNode(db, parseOrThrow(text), options);
}

/** As {@link evaluateQuery}, for a query that has been parsed; null is the empty query. */
export function evaluateNode(db: ReadableDatabase, node: QueryNode | null, options: EvaluateOptions): Int32Array<ArrayBuffer> {
  const set = matchingSet(db, node, options);
  const ids = new Int32Array(countSet(set));
  writeNumbers(set, 0, ids, 0);
  return ids;
}

/** How many visible messages a query finds. Cheaper than making the list. */
export function countMatches(db: ReadableDatabase, node: QueryNode | null, options: EvaluateOptions): number {
  return countSet(matchingSet(db, node, options));
}

/** The tree of a query. Throws `invalid-input`/`query` with the first error's code and place. */
export function parseOrThrow(text: string): QueryNode | null {
  const { node, errors } = parseQuery(text);
  const [error] = errors;
  if (error === undefined) return node;
  throw new AppError('invalid-input', { ...error.params, reason: 'query', problem: error.code, start: error.start, end: error.end });
}

/** The visible messages that match, as a set over message ids that the caller may change. */
export function matchingSet(db: ReadableDatabase, node: QueryNode | null, { signal }: EvaluateOptions): Bitset {
  const visible = visibleMessages(db);
  if (node === null) return visible.set.slice();
  const search = { db, signal, end: visible.end };
  const set = evaluate(search, node, visible.set);
  intersectInto(set, visible.set);
  return set;
}

interface Search {
  readonly db: ReadableDatabase;
  readonly signal: Pick<CancelSignal, 'throwIfAborted'>;
  readonly end: number;
}

/** A set of its own for the caller; members outside of `within` may be wrong. */
function evaluate(search: Search, node: QueryNode, within: Bitset): Bitset {
  search.signal.throwIfAborted();
  if (!namesField(node)) return findText(search, node);
  switch (node.kind) {
    case 'text':
      return findText(search, node);
    case 'field':
      return matchField(search.db, node, search.end, search.signal);
    case 'not': {
      const set = within.slice();
      subtractFrom(set, evaluate(search, node.child, within));
      return set;
    }
    case 'and': {
      const set = within.slice();
      for (const child of andOrder(node.children)) {
        if (isEmptySet(set)) break;
        intersectInto(set, evaluate(search, child, set));
      }
      return set;
    }
    case 'or': {
      const set = emptyBitset(search.end);
      for (const child of orGroups(node.children)) uniteInto(set, evaluate(search, child, within));
      return set;
    }
  }
}

/** The text parts of a conjunction as one search, after the fields, which may leave nothing to look for. */
function andOrder(children: readonly QueryNode[]): QueryNode[] {
  const fields = children.filter((child) => namesField(child));
  return [...fields, ...joined('and', children)];
}

function orGroups(children: readonly QueryNode[]): QueryNode[] {
  return [...children.filter((child) => namesField(child)), ...joined('or', children)];
}

function joined(kind: 'and' | 'or', children: readonly QueryNode[]): QueryNode[] {
  const texts = children.filter((child) => !namesField(child));
  const [first] = texts;
  if (first === undefined) return [];
  return texts.length === 1 ? [first] : [{ kind, children: texts, start: first.start, end: first.end }];
}

/** Whether a field filter stands anywhere in the query. */
export function namesField(node: QueryNode): boolean {
  switch (node.kind) {
    case 'text': return false;
    case 'field': return true;
    case 'not': return namesField(node.child);
    default: return node.children.some((child) => namesField(child));
  }
}

function findText({ db, signal, end }: Search, node: QueryNode): Bitset {
  if (end <= 1) return emptyBitset(end);
  return idsToSet(evaluateText(db, node, { source: messageSource(db), to: end - 1, signal }), end);
}
