import { existsSync, openSync, closeSync, fsyncSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/base/errors.ts';
import { auditHead, type AuditHead } from '#service/db/audit.ts';
import { fileError } from '#service/files/file-error.ts';
import { databaseError, openReadable } from '#service/db/open.ts';
import type { JobContext } from '#service/rpc/implement.ts';

/**
 * Writes a copy of the open project, encrypted with the same key: VACUUM INTO a temporary name, checked, synced and
 * renamed. Returns its size in bytes and the
 * end of its audit chain. Throws `conflict` for an existing file, `io`, `db-corrupt`; leaves nothing then.
 */
export function backUp(context: JobContext<{ step: string; done: number; total: number }>, path: string): { bytes: number; audit: AuditHead } {
  const { db, signal } = context;
  if (existsSync(path)) throw new AppError('conflict', { reason: 'file-exists', name: basename(path) });
  const temporary = join(dirname(path), `.backup-${randomBytes(6).toString('hex')}.tmp`);
  let audit: AuditHead;
  try {
    // Logged first, so that the copy holds the entry of its own making and its head is the one to keep elsewhere.
    context.command('project.backup', (tx) => tx.audit('project.backup', 'project'));
    context.progress({ step: 'copy', done: 0, total: 3 });
    db.prepare('VACUUM INTO ?').run(temporary);
    signal.throwIfAborted();
    context.progress({ step: 'check', done: 1, total: 3 });
    audit = checkCopy(temporary, context);
    signal.throwIfAborted();
    context.progress({ step: 'store', done: 2, total: 3 });
    const descriptor = openSync(temporary, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw fileError(databaseError(cause), path, 'writing');
  }
  context.progress({ step: 'store', done: 3, total: 3 });
  return { bytes: statSync(path).size, audit };
}

/** Checks the copy's structure and counts against the original; returns the copy's audit head. */
function checkCopy(path: string, { db, project }: JobContext<never>): AuditHead {
  const copy = openReadable(path, project.key);
  try {
    if (copy.pragma('quick_check', { simple: true }) !== 'ok') throw new AppError('db-corrupt', { reason: 'backup' });
    const count = 'SELECT (SELECT count(*) FROM message) || \' \' || (SELECT count(*) FROM coding)';
    if (copy.prepare(count).pluck().get() !== db.prepare(count).pluck().get()) throw new AppError('conflict', { reason: 'changed-while-copied' }, { retryable: true });
    return auditHead(copy);
  } finally {
    copy.close();
  }
}
