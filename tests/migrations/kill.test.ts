import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { latestVersion, schemaVersion } from '#service/db/migrate.ts';
import { openProject } from '#service/db/open-project.ts';
import { createWriteTurn } from '#service/db/write-turn.ts';
import { stops, type Stop } from './killed-migration.ts';
import { buildVersion10, readProject, rowsOf, tablesOf } from './project-of-version-10.ts';

const key = { key: new Uint8Array(32).fill(7), salt: Uint8Array.from({ length: 16 }, (_, index) => index + 1) };
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-migration-kill-'));
  path = join(folder, 'p.verbatim');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lets a process migrate up to the stop, and kills it there as a power cut would. */
async function killAt(stop: Stop): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-migration-process.mjs'), path, hex(key.key), hex(key.salt), stop], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const arrived = await Promise.race([once(child.stdout, 'data').then(() => true), exited.then(() => false)]);
  child.kill('SIGKILL');
  await exited;
  if (!arrived) throw new Error('the migration ended before it was killed');
}

test.each(stops)('a migration killed %s leaves a project that opens and upgrades with every row', async (stop) => {
  buildVersion10(path, key);
  const tables = readProject(path, key, tablesOf);
  const rows = readProject(path, key, (db) => rowsOf(db, tables));
  await killAt(stop);
  if (stop === 'amid-last-step') expect(statSync(`${path}-wal`).size).toBeGreaterThan(1_000_000);
  const left = readdirSync(folder).filter((name) => name.includes('-before-'));
  expect(left).toHaveLength(stop === 'before-backup' ? 0 : 1);

  const version = readProject(path, key, (db) => {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(rowsOf(db, tables)).toEqual(rows);
    return schemaVersion(db);
  });
  expect(version).toBe(stop === 'after-commit' ? latestVersion : 10);
  for (const name of left) expect(readProject(join(folder, name), key, (db) => rowsOf(db, tables))).toEqual(rows);

  const { db, lock } = await openProject(
    { path, key, turn: createWriteTurn(), session: 'test', appVersion: '0.0.0-test', coder: 0, coderName: 'Lin' },
    { create: false, name: '', passphrase: null },
  );
  const after = { version: schemaVersion(db), rows: rowsOf(db, tables.filter((table) => table !== 'audit' && table !== 'coder')) };
  db.close();
  lock.close();
  const { audit: _audit, coder: _coder, ...kept } = rows;
  expect(after).toEqual({ version: latestVersion, rows: kept });
});
