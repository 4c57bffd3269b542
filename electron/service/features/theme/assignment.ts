import { themeTables } from '#shared/contracts/theme.ts';
import { columnEnd } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { onTablesChanged } from '#service/threads/table-changes.ts';
import { readRun, unmapped } from './run-store.ts';
import type { ThemeSetRow } from './theme-rows.ts';

/** Where every message stands in a set: where a person put it, else where the machine did. */
export interface Assignment {
  /** Theme id by message id; {@link unmapped} in no theme, 0 not part of the set. */
  readonly themes: Int32Array<ArrayBuffer>;
  /** The machine's fit by message id, 0 to 255. */
  readonly fits: Uint8Array<ArrayBuffer>;
  /** Messages that a person put where they are. */
  readonly moved: ReadonlySet<number>;
}

let cache = new WeakMap<ReadableDatabase, Map<number, Assignment>>();
onTablesChanged((tables) => {
  if ([...themeTables, 'column_chunk'].some((table) => tables.has(table))) cache = new WeakMap();
});

/** The assignment of a set, kept per connection until something of it changes. Do not write to it. */
export function loadAssignment(db: ReadableDatabase, { id, run }: ThemeSetRow): Assignment {
  const end = columnEnd(db);
  const known = cache.get(db) ?? new Map<number, Assignment>();
  cache.set(db, known);
  const before = known.get(id);
  if (before?.themes.length === end) return before;
  const assignment = readAssignment(db, id, run, end);
  known.set(id, assignment);
  return assignment;
}

/** As {@link loadAssignment}, read now: for a transaction that has itself changed what it reads. */
export function readAssignment(db: ReadableDatabase, set: number, run: number, end: number): Assignment {
  const { clusters: themes, fits } = readRun(db, run, end);
  const themeOf = themesOfClusters(db, set);
  for (let id = 1; id < end; id++) {
    const cluster = themes[id] ?? 0;
    if (cluster > 0) themes[id] = themeOf[cluster] ?? unmapped;
  }
  const moved = new Set<number>();
  const moves = prepareOnce<[number], [message: number, theme: number | null]>(db, 'SELECT message_id, theme_id FROM theme_move WHERE set_id = ?').raw();
  for (const [message, theme] of moves.iterate(set)) {
    if (message >= end) continue;
    themes[message] = theme ?? unmapped;
    moved.add(message);
  }
  return { themes, fits, moved };
}

/** Theme id by cluster number; {@link unmapped} for a cluster whose theme was deleted. */
export function themesOfClusters(db: ReadableDatabase, set: number): Int32Array<ArrayBuffer> {
  const rows = prepareOnce<[number], [number: number, theme: number]>(db, 'SELECT number, theme_id FROM theme_cluster WHERE set_id = ?').raw().all(set);
  const themeOf = new Int32Array(1 + rows.reduce((most, [number]) => Math.max(most, number), 0)).fill(unmapped);
  for (const [number, theme] of rows) themeOf[number] = theme;
  return themeOf;
}
