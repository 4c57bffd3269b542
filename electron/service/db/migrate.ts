import type BetterSqlite3 from 'better-sqlite3';
import { AppError } from '#shared/base/errors.ts';

/** One step of the schema, forward only. Versions rise by tens so that a feature can slot its own in between. */
export interface Migration {
  version: number;
  name: string;
  up(db: BetterSqlite3.Database): void;
}

const modules = import.meta.glob<{ migration: Migration }>('./migrations/*.ts', { eager: true });

/** All migrations, lowest version first. Throws when two share a version or a file's number is not its version. */
export const migrations: readonly Migration[] = collect();

/** The schema version this build writes. */
export const latestVersion = migrations.at(-1)?.version ?? 0;

function collect(): Migration[] {
  const found = Object.entries(modules).map(([path, { migration }]) => {
    const number = Number(/(\d+)-[^/]*$/.exec(path)?.[1]);
    if (number !== migration.version) throw new Error(`migration ${path} says version ${migration.version}`);
    return migration;
  });
  found.sort((a, b) => a.version - b.version);
  if (new Set(found.map(({ version }) => version)).size !== found.length) throw new Error('two migrations share a version');
  return found;
}

/** The schema version of an open database; 0 for a new one. */
export function schemaVersion(db: BetterSqlite3.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings a database to {@link latestVersion} in one transaction. `beforeFirst` runs outside it, only when an existing
 * database is about to change: the place to make the automatic backup.
 * Throws `db-too-new` for a file of a later version; on any failure the database is as it was.
 */
export function migrate(db: BetterSqlite3.Database, beforeFirst: (from: number) => void, steps = migrations): void {
  const from = schemaVersion(db);
  const target = steps.at(-1)?.version ?? 0;
  if (from > target) throw new AppError('db-too-new', { found: from, supported: target });
  const due = steps.filter(({ version }) => version > from);
  if (due.length === 0) return;
  if (from > 0) beforeFirst(from);
  db.transaction(() => {
    for (const step of due) {
      step.up(db);
      db.pragma(`user_version = ${step.version}`);
    }
  }).immediate();
}
