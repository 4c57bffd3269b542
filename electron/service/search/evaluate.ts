import type { FieldNode, QueryNode } from '#shared/query/ast.ts';
import { addTo, countSet, emptyBitset, fullBitset, intersectInto, isEmptySet, subtractFrom, uniteInto, writeNumbers } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { inSnapshot } from './database.ts';
import type { SearchDatabase, TextSource } from './database.ts';
import { openSegments } from './open-segments.ts';
import { indexedUnit, planLeaf, scannedUnit } from './search-unit.ts';
import type { PlannedLeaf, SearchUnit } from './search-unit.ts';
import { uncoveredRanges } from './segment-list.ts';
import { prepareLeaf } from './text-leaf.ts';

/** What a field filter allows: sorted ids, or a test of one id. */
export type FieldMatches = Int32Array | ((id: number) => boolean);

export interface SearchOptions {
  /** Read for texts that the index does not hold: not indexed yet, or too long. */
  readonly source: TextSource;
  /**
   * The range of ids to search, both included; all by default. Messages in it that are not indexed yet are searched
   * by reading them.
   */
  readonly from?: number;
  readonly to?: number;
  /** Resolves a field filter; called once for each in a search. Without it a field matches nothing. */
  readonly resolveField?: (field: FieldNode) => FieldMatches;
  /** Leaves out messages: of batches that are pending or withdrawn, or that a view does not show. */
  readonly isVisible?: (id: number) => boolean;
  readonly signal?: { throwIfAborted(): void } | undefined;
}

export type PageOrder = 'newest' | 'oldest';

export interface FirstPage {
  /** Ids in the order asked for. */
  readonly ids: Int32Array;
  /** Whether there may be more; false when every match is on the page. */
  readonly more: boolean;
}

const scannedMessages = 4096;

/** All ids that match a query (every visible id for the empty query, null), ascending. */
export function evaluateText(db: SearchDatabase, node: QueryNode | null, options: SearchOptions): Int32Array<ArrayBuffer> {
  return inSnapshot(db, () => {
    const query = prepare(node, options);
    const units = listUnits(db, options);
    const sets: Bitset[] = [];
    let total = 0;
    for (const unit of units) {
      options.signal?.throwIfAborted();
      const set = matchUnit(unit, query, options);
      total += countSet(set);
      sets.push(set);
    }
    const ids = new Int32Array(total);
    let offset = 0;
    for (const [index, unit] of units.entries()) {
      const set = sets[index];
      if (set !== undefined) offset = writeNumbers(set, unit.first, ids, offset);
    }
    return ids;
  });
}

/** The newest (highest) or oldest ids that match, without looking further than needed. */
export function firstPage(
  db: SearchDatabase,
  node: QueryNode | null,
  page: { readonly limit: number; readonly order: PageOrder },
  options: SearchOptions,
): FirstPage {
  return inSnapshot(db, () => {
    const query = prepare(node, options);
    const units = listUnits(db, options);
    if (page.order === 'newest') units.reverse();
    const found: number[] = [];
    for (const unit of units) {
      options.signal?.throwIfAborted();
      if (found.length > page.limit) break;
      const set = matchUnit(unit, query, options);
      const numbers = new Int32Array(countSet(set));
      writeNumbers(set, unit.first, numbers, 0);
      if (page.order === 'newest') numbers.reverse();
      for (const id of numbers) {
        found.push(id);
        if (found.length > page.limit) break;
      }
    }
    return { ids: Int32Array.from(found.slice(0, page.limit)), more: found.length > page.limit };
  });
}

/** A query with its texts planned and its fields resolved. */
type PreparedNode =
  | { readonly kind: 'text'; readonly planned: PlannedLeaf }
  | { readonly kind: 'ids'; readonly ids: Int32Array }
  | { readonly kind: 'test'; readonly test: (id: number) => boolean }
  | { readonly kind: 'not'; readonly child: PreparedNode }
  | { readonly kind: 'and' | 'or'; readonly children: readonly PreparedNode[] };

/** Cheapest first, so that the tests of single ids come last and see few. */
const costs: Readonly<Record<PreparedNode['kind'], number>> = { ids: 0, text: 1, and: 2, or: 2, not: 3, test: 4 };

function prepare(node: QueryNode | null, options: SearchOptions): PreparedNode {
  if (node === null) return { kind: 'and', children: [] };
  switch (node.kind) {
    case 'text': return { kind: 'text', planned: planLeaf(prepareLeaf(node)) };
    case 'field': {
      const matches = options.resolveField?.(node) ?? new Int32Array(0);
      return typeof matches === 'function' ? { kind: 'test', test: matches } : { kind: 'ids', ids: matches };
    }
    case 'not': return { kind: 'not', child: prepare(node.child, options) };
    case 'and':
    case 'or': {
      const children = node.children.map((child) => prepare(child, options));
      children.sort((left, right) => costs[left.kind] - costs[right.kind]);
      return { kind: node.kind, children };
    }
  }
}

/** The units of [from, to] in ascending order. */
function listUnits(db: SearchDatabase, options: SearchOptions): SearchUnit[] {
  const from = options.from ?? 1;
  const segments = openSegments(db);
  const units = segments.map((segment) => indexedUnit(segment, options.source));
  for (const range of uncoveredRanges(segments.map((segment) => segment.row), from, options.to ?? options.source.last())) {
    for (let first = range.first; first <= range.last; first += scannedMessages) {
      units.push(scannedUnit(options.source, first, Math.min(range.last, first + scannedMessages - 1)));
    }
  }
  return units.sort((left, right) => left.first - right.first);
}

/** The visible matches of a unit within [from, to]. */
function matchUnit(unit: SearchUnit, query: PreparedNode, options: SearchOptions): Bitset {
  const from = options.from ?? 1;
  const set = evaluate(unit, query, undefined);
  const { isVisible } = options;
  const to = options.to ?? Number.MAX_SAFE_INTEGER;
  const outside = unit.first < from || unit.first + unit.messages - 1 > to;
  if (!outside && isVisible === undefined) return set;
  return testedWithin(unit, set, (id) => id >= from && id <= to && (isVisible === undefined || isVisible(id)));
}

/** Evaluates a node; with `within`, members outside of it need not be right. */
function evaluate(unit: SearchUnit, node: PreparedNode, within: Bitset | undefined): Bitset {
  switch (node.kind) {
    case 'text': return unit.findText(node.planned);
    case 'ids': return idsWithin(unit, node.ids);
    case 'test': return testedWithin(unit, within ?? fullBitset(unit.messages), node.test);
    case 'not': {
      const set = within?.slice() ?? fullBitset(unit.messages);
      subtractFrom(set, evaluate(unit, node.child, set));
      return set;
    }
    case 'and': {
      const set = within?.slice() ?? fullBitset(unit.messages);
      for (const child of node.children) {
        if (isEmptySet(set)) break;
        intersectInto(set, evaluate(unit, child, set));
      }
      return set;
    }
    case 'or': {
      const set = emptyBitset(unit.messages);
      for (const child of node.children) uniteInto(set, evaluate(unit, child, within));
      return set;
    }
  }
}

function idsWithin(unit: SearchUnit, ids: Int32Array): Bitset {
  const set = emptyBitset(unit.messages);
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < unit.first) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < ids.length; index += 1) {
    const number = (ids[index] ?? 0) - unit.first;
    if (number >= unit.messages) break;
    addTo(set, number);
  }
  return set;
}

function testedWithin(unit: SearchUnit, within: Bitset, test: (id: number) => boolean): Bitset {
  const numbers = new Int32Array(countSet(within));
  writeNumbers(within, unit.first, numbers, 0);
  const set = emptyBitset(unit.messages);
  for (const id of numbers) if (test(id)) addTo(set, id - unit.first);
  return set;
}
