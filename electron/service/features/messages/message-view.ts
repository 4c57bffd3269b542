import type { MessageSort, MessageView } from '#shared/contracts/messages.ts';
import { themeTables } from '#shared/contracts/theme.ts';
import { sentimentTables } from '#shared/contracts/sentiment.ts';
import { AppError } from '#shared/base/errors.ts';
import type { QueryNode } from '#shared/query/ast.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { indexedUpTo } from '#service/search/index.ts';
import { onTablesChanged } from '#service/threads/table-changes.ts';
import { evaluateNode, namesField, parseOrThrow } from './evaluate-query.ts';
import { orderMessages } from './time-order.ts';
import { visibleMessages } from './visible-messages.ts';

/** A query's result in some order, as held on the view thread. */
export interface HeldView {
  readonly number: number;
  readonly query: QueryNode | null;
  readonly sort: readonly MessageSort[];
  ids: Int32Array<ArrayBuffer>;
  /** Which state of the project the ids were made from. */
  stamp: string;
  /** Row of each message id plus one, made when positions are first asked for. */
  rows: Int32Array | undefined;
}

/** Views kept at once; the one used longest ago goes first. */
const mostViews = 24;
const views = new Map<number, HeldView>();
let nextNumber = 1;

/** Counts changes of what is not in the columns: codings, tags, memos, themes, sentiment and names. */
let markChanges = 0;
onTablesChanged((tables) => {
  if (['coding', 'code', 'message_tag', 'tag', 'memo', ...sentimentTables, 'channel', 'brand', 'participant', 'conversation', 'batch', ...themeTables].some((table) => tables.has(table))) {
    markChanges++;
  }
});

/** Makes a view and keeps it. Throws `invalid-input`/`query` for a query that does not parse. */
export function openView(db: ReadableDatabase, query: string, sort: readonly MessageSort[], signal: CancelSignal): HeldView {
  const view: HeldView = { number: nextNumber++, query: parseOrThrow(query), sort, ids: new Int32Array(0), stamp: '', rows: undefined };
  fillView(db, view, signal);
  views.set(view.number, view);
  const [oldest] = views.keys();
  if (views.size > mostViews && oldest !== undefined) views.delete(oldest);
  return view;
}

/** Makes a view's ids anew. */
export function fillView(db: ReadableDatabase, view: HeldView, signal: CancelSignal): void {
  const stamp = stampOf(db, view);
  const found = evaluateNode(db, view.query, { signal });
  view.ids = view.sort.length === 0 ? found : orderMessages(db, found, view.sort);
  view.stamp = stamp;
  view.rows = undefined;
}

/** A view by its number. Throws `not-found`/`no-view`. */
export function heldView(number: number): HeldView {
  const view = views.get(number);
  if (view === undefined) throw new AppError('not-found', { reason: 'no-view' }, { retryable: true });
  views.delete(number);
  views.set(number, view);
  return view;
}

/** Forgets a view; unknown numbers are fine. */
export function closeView(number: number): void {
  views.delete(number);
}

/** What a view depends on: always the batches, and codings, tags, memos, themes, sentiment and names only where it asks for them. */
export function stampOf(db: ReadableDatabase, { query, sort }: Pick<HeldView, 'query' | 'sort'>): string {
  const marks = (query !== null && namesField(query)) || sort.some(({ column }) => !plainColumns.has(column));
  return `${visibleMessages(db).stamp}${marks ? ` marks ${markChanges}` : ''}`;
}

const plainColumns = new Set<MessageSort['column']>(['number', 'time', 'role', 'language', 'rating', 'length']);

/** Row of every message id plus one; 0 where it is not in the view. */
export function rowsOf(view: HeldView, end: number): Int32Array {
  if (view.rows !== undefined) return view.rows;
  const rows = new Int32Array(end);
  for (let row = 0; row < view.ids.length; row++) rows[view.ids[row] ?? 0] = row + 1;
  view.rows = rows;
  return rows;
}

/** A view as the contract describes it. */
export function describeView(db: ReadableDatabase, view: HeldView): MessageView {
  const { count, end } = visibleMessages(db);
  return { view: view.number, count: view.ids.length, total: count, unindexed: Math.max(0, end - 1 - indexedUpTo(db)) };
}
