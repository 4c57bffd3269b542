import type BetterSqlite3 from 'better-sqlite3';
import type { ReadableDatabase } from './open.ts';

const statements = new WeakMap<ReadableDatabase, Map<string, BetterSqlite3.Statement<unknown[]>>>();

/**
 * A statement prepared once per connection. For SQL from a small closed set: every different text is kept. A mode set
 * on it (`pluck`, `raw`) stays set, so whoever shares a text shares its mode.
 * The type parameters describe the parameters and the row, as with `prepare`.
 */
export function prepareOnce<P extends unknown[] | object = unknown[], R = unknown>(
  db: ReadableDatabase,
  sql: string,
): BetterSqlite3.Statement<P extends unknown[] ? P : [P], R> {
  const known = statements.get(db) ?? new Map<string, BetterSqlite3.Statement<unknown[]>>();
  statements.set(db, known);
  const statement = known.get(sql) ?? db.prepare<unknown[]>(sql);
  known.set(sql, statement);
  // The caller names the shapes that its own SQL takes and gives, exactly as with `prepare`.
  return statement as unknown as BetterSqlite3.Statement<P extends unknown[] ? P : [P], R>;
}
