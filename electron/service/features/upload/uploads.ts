import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import { createSpool, type SpoolWriter } from '#service/importers/encrypted-spool.ts';

const largestUpload = 4 * 1024 ** 3;
const mostOpen = 32;
const folderPrefix = 'verbatim-uploads-';

const open = new Map<string, SpoolWriter>();
let folder: string | undefined;

/** Begins to receive a file. Throws `resource-limit` while too many are being received. */
export async function beginUpload(id: string, name: string): Promise<void> {
  if (open.size >= mostOpen) throw new AppError('resource-limit', { reason: 'too-many-uploads', limit: mostOpen });
  open.set(id, await createSpool(uploadFolder(), id, name));
}

/** Adds bytes; tells how many there are. What was received is removed where it grows too large or the disk is full. */
export async function appendUpload(id: string, bytes: Uint8Array): Promise<number> {
  const spool = find(id);
  if (spool.size() + bytes.byteLength > largestUpload) {
    await discardUpload(id);
    throw new AppError('resource-limit', { reason: 'upload-too-large', limit: largestUpload });
  }
  try {
    await spool.append(bytes);
  } catch (cause) {
    await discardUpload(id);
    const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    throw new AppError('io', { reason: full ? 'disk-full' : 'io-error' }, { cause, retryable: true });
  }
  return spool.size();
}

/** Ends an upload; the source to read it by lasts until the process ends. */
export async function finishUpload(id: string): Promise<{ source: string; size: number }> {
  const spool = find(id);
  open.delete(id);
  return { source: await spool.finish(), size: spool.size() };
}

/** Removes what was received of a file. */
export async function discardUpload(id: string): Promise<void> {
  const spool = find(id);
  open.delete(id);
  await spool.close();
  await rm(spool.path, { force: true });
}

function find(id: string): SpoolWriter {
  const spool = open.get(id);
  if (spool === undefined) throw new AppError('not-found', { reason: 'no-such-upload' });
  return spool;
}

/** The folder of this process, only for its account, removed when it ends. */
function uploadFolder(): string {
  if (folder === undefined) {
    sweepLeftovers();
    const made = mkdtempSync(join(tmpdir(), `${folderPrefix}${String(process.pid)}-`));
    folder = made;
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  return folder;
}

/** Removes folders of processes that were killed. What is in them is unreadable without its key, which died too. */
function sweepLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${folderPrefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch (cause) {
      // Another account's leftovers are for that account to remove.
      if (!(cause instanceof Error && 'code' in cause && (cause.code === 'EPERM' || cause.code === 'EACCES'))) throw cause;
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
