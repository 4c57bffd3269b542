import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { searchContract } from '#shared/contracts/search.ts';
import { deriveKey, type ProjectKey } from '#service/db/key.ts';
import { latestVersion, migrations, schemaVersion, type Migration } from '#service/db/migrate.ts';
import { openProject } from '#service/db/open-project.ts';
import { createWriteTurn } from '#service/db/write-turn.ts';
import { startTestService } from '../service/harness.ts';
import { buildVersion10, fixtureTexts, readProject, rowsOf, tablesOf } from './project-of-version-10.ts';

const planted = vi.hoisted((): { steps: Migration[] | null; backups: number } => ({ steps: null, backups: 0 }));
vi.mock(import('#service/db/migrate.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    migrate: (db, beforeFirst, steps) =>
      real.migrate(
        db,
        (from) => {
          planted.backups++;
          beforeFirst(from);
        },
        planted.steps ?? steps,
      ),
  };
});

const passphrase = '密码 correct horse';
let key: ProjectKey;
let folder: string;
let path: string;
beforeAll(async () => {
  key = await deriveKey(passphrase, Uint8Array.from({ length: 16 }, (_, index) => index + 1));
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-migration-'));
  path = join(folder, 'p.verbatim');
  planted.steps = null;
  planted.backups = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => vi.restoreAllMocks());

const open = () =>
  openProject(
    { path, key, turn: createWriteTurn(), session: 'test', appVersion: '0.0.0-test', coder: 0, coderName: 'Lin' },
    { create: false, name: '', passphrase },
  );
const openAndClose = async (): Promise<void> => {
  const { db, lock } = await open();
  db.close();
  lock.close();
};
const backups = () => readdirSync(folder).filter((name) => name.includes('-before-'));
const digest = () => createHash('sha256').update(readFileSync(path)).digest('hex');
/** What opening itself writes is not of the old project: the coder who opened, the entry that says so. */
const ofOpening = new Set(['audit', 'coder']);

describe('the project of version 10', () => {
  test('has rows in every table, and comes out the same each time', () => {
    buildVersion10(path, key);
    const first = readProject(path, key, (db) => rowsOf(db, tablesOf(db)));
    for (const [table, rows] of Object.entries(first)) expect([table, rows.length]).not.toEqual([table, 0]);
    const again = join(folder, 'again.verbatim');
    buildVersion10(again, key);
    expect(readProject(again, key, (db) => rowsOf(db, tablesOf(db)))).toEqual(first);
  });

  test('upgrades with every row kept, after a backup under the same key', async () => {
    buildVersion10(path, key);
    const { tables, rows } = readProject(path, key, (db) => ({ tables: tablesOf(db), rows: rowsOf(db, tablesOf(db)) }));
    await openAndClose();

    const after = readProject(path, key, (db) => ({ version: schemaVersion(db), rows: rowsOf(db, tables) }));
    expect(after.version).toBe(latestVersion);
    for (const table of tables) {
      if (ofOpening.has(table)) expect(after.rows[table]).toEqual(expect.arrayContaining(rows[table] ?? []));
      else expect([table, after.rows[table]]).toEqual([table, rows[table]]);
    }

    const actions = readProject(path, key, (db) => db.prepare<[], string>("SELECT action || ' ' || target FROM audit ORDER BY seq DESC LIMIT 2").pluck().all());
    expect(actions).toEqual(['project.unlock project', `project.migrate schema:10-${latestVersion}`]);

    const [backup, ...others] = backups();
    expect(others).toEqual([]);
    expect(backup).toMatch(/^p\.verbatim-before-10-\d{8}T\d{6}\.verbatim$/);
    const copy = join(folder, backup ?? '');
    expect(readFileSync(copy).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(readFileSync(copy).includes('稳健添利')).toBe(false);
    expect(readProject(copy, key, (db) => ({ version: schemaVersion(db), rows: rowsOf(db, tables) }))).toEqual({ version: 10, rows });
    await openAndClose();
    expect(backups()).toEqual([backup]);
  });

  test('keeps its rules: foreign keys, STRICT tables, checks', async () => {
    buildVersion10(path, key);
    await openAndClose();
    readProject(path, key, (db) => {
      expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      const loose = db.prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0").pluck().all();
      expect(loose.filter((name) => !name.startsWith('sqlite_'))).toEqual([]);
      expect(() => db.prepare("UPDATE batch SET rows = 'many'").run()).toThrow(/cannot store TEXT value in INTEGER column/);
      expect(() => db.prepare('DELETE FROM code WHERE id = 1').run()).toThrow(/FOREIGN KEY/);
      expect(() => db.prepare('UPDATE coding SET end_offset = 1 WHERE id = 1').run()).toThrow(/CHECK/);
    });
  });

  test('is found whole by the service as it ships: rows, codes, search, audit chain', async () => {
    buildVersion10(path, key);
    const service = await startTestService();
    const { call, run } = service.client;
    try {
      await call(projectContract.methods.open, { path, passphrase });
      expect(await call(projectContract.methods.info, {})).toMatchObject({ schemaVersion: latestVersion, messages: fixtureTexts.length, codings: 3, memos: 1, tags: 1, encrypted: true });
      const { codes } = await call(codebookContract.methods.tree, {});
      expect(codes.map(({ name }) => name).toSorted()).toEqual(['Fees', '告知不足'].toSorted());
      await run(projectContract.methods.finishIndex, {});
      expect(await call(searchContract.methods.count, { query: '稳健添利' })).toMatchObject({ count: 1 });
      expect(await run(projectContract.methods.verify, {})).toMatchObject({ ok: true, problems: [] });
    } finally {
      await service.close();
    }
    expect(backups()).toHaveLength(1);
  });
});

describe('a step that fails', () => {
  const later: Migration = {
    version: latestVersion + 10,
    name: 'later',
    up: (db) => db.exec("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; INSERT INTO later (id) VALUES (1); UPDATE message SET text = 'changed'"),
  };
  const steps = [...migrations, later];
  const failing = (at: number, when: 'before' | 'after'): Migration[] =>
    steps.map((step) => ({
      ...step,
      up: (db: Database.Database) => {
        if (step.version === at && when === 'before') throw new Error('planted');
        step.up(db);
        if (step.version === at) throw new Error('planted');
      },
    }));
  const places = steps.filter(({ version }) => version > 10).flatMap(({ version }) => [[version, 'before'] as const, [version, 'after'] as const]);

  test.each(places)('%i, %s its work, leaves the project as it was, and a backup', async (version, when) => {
    buildVersion10(path, key);
    const tables = readProject(path, key, tablesOf);
    const rows = readProject(path, key, (db) => rowsOf(db, tables));
    const before = digest();
    planted.steps = failing(version, when);
    await expect(openAndClose()).rejects.toThrow('planted');
    expect(digest()).toBe(before);
    expect(readdirSync(folder).filter((name) => /-wal$|-shm$|\.tmp$/.test(name))).toEqual([]);
    const copy = join(folder, backups()[0] ?? '');
    expect(readProject(copy, key, (db) => rowsOf(db, tables))).toEqual(rows);

    // At once again, in the same second: a backup of another name, and the upgrade.
    planted.steps = null;
    await openAndClose();
    expect(backups()).toHaveLength(2);
    expect(readProject(path, key, (db) => ({ version: schemaVersion(db), message: rowsOf(db, ['message']) }))).toEqual({
      version: latestVersion,
      message: { message: rows['message'] },
    });
  });

  test('is the backup itself: nothing is begun, and no part of a copy stays', async () => {
    const short = path;
    // The file system takes 255 bytes of a name: enough for the project and what SQLite keeps beside it, too few for the copy.
    path = join(folder, `${'p'.repeat(225)}.verbatim`);
    buildVersion10(path, key);
    const before = digest();
    await expect(openAndClose()).rejects.toMatchObject({ code: 'io', params: { reason: 'name-too-long' } });
    expect(planted.backups).toBe(1);
    expect(digest()).toBe(before);
    expect(readdirSync(folder).filter((name) => /-before-|\.tmp$/.test(name))).toEqual([]);
    renameSync(path, short);
    path = short;
    await openAndClose();
    expect(readProject(path, key, schemaVersion)).toBe(latestVersion);
  });
});
