import { onTablesChanged } from '#service/threads/table-changes.ts';
import type { ReadableDatabase } from '#service/db/open.ts';

export type NamedTable = 'channel' | 'brand' | 'batch' | 'participant' | 'conversation';

export interface Ranks {
  /** By row id: place in the order of names, from 1; 0 for no such row. */
  readonly ranks: Int32Array;
  readonly count: number;
}

let known = new WeakMap<ReadableDatabase, Map<NamedTable, { readonly size: number; readonly value: Ranks }>>();

onTablesChanged((tables) => {
  if (['channel', 'brand', 'batch', 'participant', 'conversation'].some((table) => tables.has(table))) known = new WeakMap();
});

/** Small tables are ordered by the collator below, the large ones by the index over their source ids. */
const queries: Record<NamedTable, string> = {
  channel: 'SELECT id, name FROM channel',
  brand: 'SELECT id, name FROM brand',
  batch: 'SELECT id, name FROM batch',
  participant: 'SELECT id FROM participant ORDER BY external_id',
  conversation: 'SELECT id FROM conversation ORDER BY external_id',
};

/** The place of every row of a table in the order of its names. Kept per connection until the table changes. */
export function nameRanks(db: ReadableDatabase, table: NamedTable): Ranks {
  const size = Number(db.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get());
  const caches = known.get(db) ?? new Map<NamedTable, { size: number; value: Ranks }>();
  known.set(db, caches);
  const cached = caches.get(table);
  if (cached?.size === size) return cached.value;
  const ordered = table === 'participant' || table === 'conversation' ? byId(db, queries[table]) : byName(db, queries[table]);
  const ranks = new Int32Array(size + 1);
  for (const [index, id] of ordered.entries()) ranks[id] = index + 1;
  const value = { ranks, count: ordered.length };
  caches.set(table, { size, value });
  return value;
}

function byId(db: ReadableDatabase, sql: string): number[] {
  return db.prepare<[], number>(sql).pluck().all();
}

function byName(db: ReadableDatabase, sql: string): number[] {
  return db.prepare<[], { id: number; name: string }>(sql).all().sort(nameOrder).map(({ id }) => id);
}

const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

/** The order of names in a list; of equal ones the one made first. */
export function nameOrder(left: { readonly id: number; readonly name: string }, right: { readonly id: number; readonly name: string }): number {
  return collator.compare(left.name, right.name) || left.id - right.id;
}
