import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import { isSpoolSource, openSpoolSource } from './encrypted-spool.ts';
import type { FileSource } from './importer.ts';

/**
 * Opens a file for import: its path, or the source of one that was uploaded.
 * Throws `not-found`, `invalid-input` with reason `not-a-file` or `empty-file`, or `io` with reason `unreadable`.
 */
export function openFileSource(path: string): FileSource {
  if (isSpoolSource(path)) return openSpoolSource(path);
  const name = basename(path);
  // A named pipe would block on opening, so the kind is asked first.
  const kind = guarded(name, () => statSync(path));
  if (!kind.isFile()) throw new AppError('invalid-input', { reason: 'not-a-file', name });
  const descriptor = guarded(name, () => openSync(path, 'r'));
  let before: ReturnType<typeof fstatSync>;
  try {
    before = fstatSync(descriptor);
    if (!before.isFile()) throw new AppError('invalid-input', { reason: 'not-a-file', name });
    if (before.size === 0) throw new AppError('invalid-input', { reason: 'empty-file', name });
  } catch (cause) {
    closeSync(descriptor);
    throw cause;
  }
  let open = true;
  return {
    path,
    name,
    size: before.size,
    readAt(position, length) {
      const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, before.size - position)));
      let filled = 0;
      while (filled < buffer.length) {
        const read = guarded(name, () => readSync(descriptor, buffer, filled, buffer.length - filled, position + filled));
        if (read === 0) throw changed(name);
        filled += read;
      }
      return buffer;
    },
    assertUnchanged() {
      const now = guarded(name, () => statSync(path));
      if (now.size !== before.size || now.mtimeMs !== before.mtimeMs || now.ino !== before.ino) throw changed(name);
    },
    close() {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}

function changed(name: string): AppError {
  return new AppError('io', { reason: 'file-changed', name }, { retryable: true });
}

function guarded<T>(name: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT') throw new AppError('not-found', { reason: 'no-such-file', name }, { cause });
    if (code === 'EISDIR') throw new AppError('invalid-input', { reason: 'not-a-file', name }, { cause });
    throw new AppError('io', { reason: code === 'EACCES' || code === 'EPERM' ? 'unreadable' : 'io-error', name }, { cause, retryable: true });
  }
}
