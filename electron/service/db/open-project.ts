import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import type { ProjectHandle } from '../project-handle.ts';
import type { Opening } from '../threads/protocol.ts';
import { appendAudit, createAuditKey, readAuditKey } from './audit.ts';
import { backUpBeforeMigration } from './backup-before-migration.ts';
import { deriveKey, newSalt, readSalt, type ProjectKey } from './key.ts';
import { lockProject, type ProjectLock } from './lock.ts';
import { latestVersion, migrate } from './migrate.ts';
import { databaseError, openWritable, type WritableDatabase } from './open.ts';
import { removePendingBatches } from './pending-batches.ts';

export interface OpenedProject {
  db: WritableDatabase;
  lock: ProjectLock;
  coder: number;
  key: ProjectKey | null;
}

/**
 * Opens a project for this process, or makes it: lock, schema up to date (after an automatic backup), remains of a
 * broken-off import removed, the coder known, the opening in the audit log. A key in `project` spares deriving it again.
 * Throws `busy` (open elsewhere), `wrong-key`, `db-too-new`, `db-corrupt`, `io` or `conflict` (the file exists).
 */
export async function openProject(project: ProjectHandle, opening: Opening): Promise<OpenedProject> {
  const { path } = project;
  if (opening.create && existsSync(path)) throw new AppError('conflict', { reason: 'file-exists', name: basename(path) });
  if (!opening.create && !existsSync(path)) throw new AppError('not-found', { reason: 'no-file', name: basename(path) });
  const lock = lockProject(path);
  let db: WritableDatabase | undefined;
  try {
    // The lock comes before the costly key, so that a second instance is told at once. It is not on this file, and
    // nothing else in this process holds the file, so that its first bytes may be read from outside SQLite.
    const key = project.key ?? (await keyOf(path, opening));
    if (opening.create) {
      createProject(path, key, opening.name);
      if (key !== null && readSalt(path) === undefined) throw new AppError('internal', { reason: 'not-encrypted' });
    }
    db = openWritable(path, key, { create: false });
    const opened = db;
    let migratedFrom: number | null = null;
    migrate(opened, (from) => {
      backUpBeforeMigration(opened, path, key, from);
      migratedFrom = from;
    });
    removePendingBatches((work) => opened.transaction(() => work(opened)).immediate());
    const coder = knowCoder(opened, project.coderName);
    const context = { key: readAuditKey(opened), actor: `coder:${coder}`, session: project.session, appVersion: project.appVersion };
    opened
      .transaction(() => {
        if (migratedFrom !== null) appendAudit(opened, context, { at: Date.now(), action: 'project.migrate', target: `schema:${migratedFrom}-${latestVersion}` });
        appendAudit(opened, context, { at: Date.now(), action: 'project.unlock', target: 'project' });
      })
      .immediate();
    return { db: opened, lock, coder, key };
  } catch (cause) {
    db?.close();
    if (opening.create) for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
    lock.close();
    throw databaseError(cause);
  }
}

async function keyOf(path: string, { create, passphrase }: Opening): Promise<ProjectKey | null> {
  if (create) return passphrase === null ? null : deriveKey(passphrase, newSalt());
  const salt = readSalt(path);
  if (salt === undefined) return null;
  if (passphrase === null) throw new AppError('wrong-key', { reason: 'passphrase-needed', name: basename(path) });
  return deriveKey(passphrase, salt);
}

function createProject(path: string, key: ProjectKey | null, name: string): void {
  const db = openWritable(path, key, { create: true });
  try {
    migrate(db, () => undefined);
    db.transaction(() => {
      const insert = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
      insert.run('guid', newGuid());
      insert.run('name', name);
      insert.run('encrypted', key === null ? '0' : '1');
      insert.run('created-at', String(Date.now()));
      createAuditKey(db);
    }).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function knowCoder(db: WritableDatabase, name: string): number {
  db.prepare('INSERT INTO coder (guid, name, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING').run(newGuid(), name, Date.now());
  return db.prepare<[string], number>('SELECT id FROM coder WHERE name = ?').pluck().get(name) ?? 0;
}
