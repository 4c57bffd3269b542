import type { ReadableDatabase } from '../db/open.ts';
import { prepareOnce } from '../db/statements.ts';
import { onTablesChanged } from '../threads/table-changes.ts';
import { readChunksInto } from './chunks.ts';
import { definitionOf, emptyColumn, type ColumnName, type ColumnOf } from './definitions.ts';
import { readFromMessages } from './read-from-messages.ts';

interface Cache {
  /** Id behind the last message of a batch that is not pending. */
  end: number;
  readonly columns: Map<ColumnName, unknown>;
}

let caches = new WeakMap<ReadableDatabase, Cache>();

// Rows of messages do not change once their batch is complete; only what rewrites chunks (an erasure) announces this.
onTablesChanged((tables) => {
  if (tables.has('column_chunk')) caches = new WeakMap();
});

/**
 * One column of all messages, flat: the element of a message is at its id (twice its id for the hashes); index 0
 * is unused. Reaches to the last message of the batches that are complete or withdrawn: rows of a pending import
 * are not in it. Kept per connection, and extended when an import completes; do not write to it.
 * Rows that the snapshots do not cover are read from the message table.
 */
export function loadColumn<N extends ColumnName>(db: ReadableDatabase, name: N): ColumnOf<N> {
  const cache = upToDate(db);
  const { width } = definitionOf(name);
  const known = cache.columns.get(name) as ColumnOf<N> | undefined;
  if (known !== undefined && known.length === cache.end * width) return known;
  const column = emptyColumn(name, cache.end);
  let from = 0;
  if (known !== undefined) {
    column.set(known);
    from = known.length / width;
  }
  const reached = readChunksInto(db, name, column, from);
  if (reached < cache.end) readFromMessages(db, name, column, Math.max(1, reached));
  cache.columns.set(name, column);
  return column;
}

/** The id behind the last message that columns reach to: the length of a column of width 1. */
export function columnEnd(db: ReadableDatabase): number {
  return upToDate(db).end;
}

function upToDate(db: ReadableDatabase): Cache {
  const end = lastMessage(db) + 1;
  let cache = caches.get(db);
  // A batch that goes back to pending cannot happen; a smaller end means another file's state, so start again.
  if (cache === undefined || end < cache.end) {
    cache = { end, columns: new Map() };
    caches.set(db, cache);
  }
  cache.end = end;
  return cache;
}

interface Extent {
  last: number | null;
  unstated: number;
}

function lastMessage(db: ReadableDatabase): number {
  const extent = prepareOnce<[], Extent>(
    db,
    'SELECT max(last_message) AS last, sum(last_message IS NULL AND imported > 0) AS unstated FROM batch WHERE state <> 0',
  ).get();
  if (extent === undefined) return 0;
  const stated = extent.last ?? 0;
  if (extent.unstated === 0 || extent.unstated === null) return stated;
  const found = prepareOnce<[], number | null>(
    db,
    'SELECT max(id) FROM message WHERE batch_id IN (SELECT id FROM batch WHERE state <> 0 AND last_message IS NULL)',
  ).pluck().get();
  return Math.max(stated, found ?? 0);
}
