import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import { fileError } from '../files/file-error.ts';
import type { ProjectKey } from './key.ts';
import { databaseError, openReadable, type WritableDatabase } from './open.ts';

/**
 * Copies a project beside itself before its schema is changed, encrypted with the same key: `NAME-before-10-TIME.verbatim`.
 * Written under a temporary name, checked, synced and renamed, so that what bears the final name is a whole project.
 * Throws `io` or `db-corrupt`, and leaves nothing then. Returns the copy's path.
 */
export function backUpBeforeMigration(db: WritableDatabase, path: string, key: ProjectKey | null, from: number): string {
  const stamp = new Date().toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
  const stem = join(dirname(path), `${basename(path)}-before-${from}-${stamp}`);
  let backup = `${stem}.verbatim`;
  // A second attempt may come within the same second.
  for (let attempt = 2; existsSync(backup); attempt++) backup = `${stem}-${attempt}.verbatim`;
  // A short name of its own, so that a final name that is too long is refused by the renaming, with nothing left.
  const temporary = join(dirname(path), `.before-${from}-${randomBytes(6).toString('hex')}.tmp`);
  try {
    db.prepare('VACUUM INTO ?').run(temporary);
    checkBackup(temporary, key, from);
    const descriptor = openSync(temporary, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary, backup);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw fileError(databaseError(cause), backup, 'writing');
  }
  return backup;
}

function checkBackup(path: string, key: ProjectKey | null, from: number): void {
  const copy = openReadable(path, key);
  try {
    const whole = copy.pragma('quick_check', { simple: true }) === 'ok' && Number(copy.pragma('user_version', { simple: true })) === from;
    if (!whole) throw new AppError('db-corrupt', { reason: 'backup' });
  } finally {
    copy.close();
  }
}
