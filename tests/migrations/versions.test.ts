import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { latestVersion, migrate, migrations, schemaVersion } from '#service/db/migrate.ts';

const folder = join(import.meta.dirname, '../../electron/service/db/migrations');

test('versions rise, each file is one of them and says its number and name', () => {
  const versions = migrations.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  expect(versions[0]).toBe(10);
  expect(latestVersion).toBe(versions.at(-1));
  const files = readdirSync(folder).toSorted();
  expect(files).toEqual(migrations.map(({ version, name }) => `${String(version).padStart(4, '0')}-${name}.ts`));
});

test('a new project goes through every step, and a second run changes nothing', () => {
  const db = new Database(':memory:');
  const seen: number[] = [];
  const steps = migrations.map((step) => ({ ...step, up: (target: Database.Database) => (seen.push(step.version), step.up(target)) }));
  const never = (): void => {
    throw new Error('a new project needs no backup');
  };
  migrate(db, never, steps);
  expect(seen).toEqual(migrations.map(({ version }) => version));
  expect(schemaVersion(db)).toBe(latestVersion);
  migrate(db, never, steps);
  expect(seen).toHaveLength(migrations.length);
  db.close();
});
