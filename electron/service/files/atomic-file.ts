import { createHash, randomBytes } from 'node:crypto';
import { open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import { fileError } from './file-error.ts';
import type { ByteSink } from '#service/exporters/exporter.ts';

/** A file that exists under its own name only when it is whole. */
export interface AtomicFile extends ByteSink {
  /** Everything is on the disk under the temporary name; gives what was written. */
  finish(): Promise<{ bytes: number; sha256: string }>;
  /** Renames a finished file into place and makes the folder entry durable. */
  publish(): Promise<void>;
  /** Removes the temporary file; harmless after `publish` and when repeated. */
  discard(): Promise<void>;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Windows cannot sync a folder; there the rename itself is the best there is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Opens a temporary file beside `path`. Throws `conflict`/`file-exists` where `path` is there and may not be replaced
 * (looked at again before the rename), `io` where the folder does not let itself be written.
 */
export async function openAtomicFile(path: string, options: { overwrite: boolean }): Promise<AtomicFile> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path).slice(0, 80)}.${randomBytes(6).toString('hex')}.partial`);
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw fileError(error, path, 'writing');
    }
  };
  const refuseExisting = async (): Promise<void> => {
    if (!options.overwrite && (await exists(path))) throw new AppError('conflict', { reason: 'file-exists', name: basename(path) });
  };
  const handle = await guard(async () => {
    await refuseExisting();
    return open(temporary, 'wx', 0o600);
  });
  const hash = createHash('sha256');
  let bytes = 0;
  let closed = false;
  let present = true;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await handle.close();
  };
  return {
    write: (chunk) =>
      guard(async () => {
        await handle.writeFile(chunk);
        hash.update(chunk);
        bytes += chunk.byteLength;
      }),
    finish: () =>
      guard(async () => {
        await handle.sync();
        await close();
        return { bytes, sha256: hash.digest('hex') };
      }),
    publish: () =>
      guard(async () => {
        await refuseExisting();
        await rename(temporary, path);
        present = false;
        await syncFolder(folder);
      }),
    discard: () =>
      guard(async () => {
        await close();
        if (!present) return;
        present = false;
        await unlink(temporary);
      }),
  };
}
