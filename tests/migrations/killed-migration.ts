/**
 * Migrates a project in a process of its own and stops where it is told, so that a test can kill it there. Loaded through
 * Vite, because the migrations are found by its glob. Says `here` on stdout when it has arrived and then waits for ever.
 */
import { writeSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { backUpBeforeMigration } from '#service/db/backup-before-migration.ts';
import { migrate, migrations, latestVersion, type Migration } from '#service/db/migrate.ts';
import { openWritable } from '#service/db/open.ts';

/** Where the process can be made to stop, in the order in which a migration passes. */
export const stops = ['before-backup', 'after-backup', 'after-first-step', 'amid-last-step', 'before-commit', 'after-commit'] as const;
export type Stop = (typeof stops)[number];

function wait(): void {
  writeSync(1, 'here\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** A last step that changes every row and writes far more than the cache holds, so that unfinished pages are on the disk. */
function heavyStep(stop: Stop): Migration {
  return {
    version: latestVersion + 10,
    name: 'heavy',
    up: (db: Database.Database) => {
      db.pragma('cache_size = 10');
      db.exec("CREATE TABLE heavy (id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT; UPDATE message SET text = text || ' changed'; DELETE FROM coding");
      const insert = db.prepare('INSERT INTO heavy (data) VALUES (zeroblob(4000))');
      for (let row = 0; row < 1000; row++) {
        insert.run();
        if (row === 700 && stop === 'amid-last-step') wait();
      }
    },
  };
}

/** Runs the migration of `path` with the key given in hex, up to the stop. */
export function migrateUntil(path: string, keyHex: string, saltHex: string, stop: Stop): void {
  const key = { key: Buffer.from(keyHex, 'hex'), salt: Buffer.from(saltHex, 'hex') };
  const db = openWritable(path, key, { create: false });
  // Nothing is planted where the commit is reached: the next opening must not find a version it does not know.
  const steps: Migration[] = stop === 'after-commit' ? [...migrations] : [...migrations, heavyStep(stop)];
  const first = steps.find(({ version }) => version > 10)?.version;
  const last = steps.at(-1)?.version;
  migrate(
    db,
    (from) => {
      if (stop === 'before-backup') wait();
      backUpBeforeMigration(db, path, key, from);
      if (stop === 'after-backup') wait();
    },
    steps.map((step) => ({
      ...step,
      up: (target: Database.Database) => {
        step.up(target);
        if ((step.version === first && stop === 'after-first-step') || (step.version === last && stop === 'before-commit')) wait();
      },
    })),
  );
  wait();
}
