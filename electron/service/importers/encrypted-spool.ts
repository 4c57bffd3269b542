import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import type { FileSource } from './importer.ts';

/**
 * A temporary copy of a file that has no path here. It is encrypted as it comes, with AES-256-CTR under a key of its
 * own that is only ever in memory, so that nothing readable reaches the disk, and any part can be read on its own.
 * The source string carries place and key to the thread that reads it; it must not be logged or stored.
 */

const prefix = 'upload:';
const algorithm = 'aes-256-ctr';
const blockSize = 16;

/** A spool being written. */
export interface SpoolWriter {
  readonly path: string;
  /** Bytes so far. */
  size(): number;
  append(bytes: Uint8Array): Promise<void>;
  /** Closes it and tells the source to read it by. */
  finish(): Promise<string>;
  close(): Promise<void>;
}

/** Begins a spool in a folder that only this account may read. `name` is for showing. */
export async function createSpool(folder: string, id: string, name: string): Promise<SpoolWriter> {
  const path = join(folder, id);
  const key = randomBytes(32);
  const cipher = createCipheriv(algorithm, key, counterAt(0));
  const handle = await open(path, 'wx', 0o600);
  let size = 0;
  return {
    path,
    size: () => size,
    append: async (bytes) => {
      await handle.writeFile(cipher.update(bytes));
      size += bytes.byteLength;
    },
    finish: async () => {
      await handle.close();
      return prefix + Buffer.from(JSON.stringify({ path, name, key: key.toString('base64url') })).toString('base64url');
    },
    close: () => handle.close(),
  };
}

/** Whether a path is the source of a spool. */
export const isSpoolSource = (path: string): boolean => path.startsWith(prefix);

/**
 * Opens a finished spool as if it were the file it was.
 * Throws `not-found` where it is gone, `invalid-input` with reason `empty-file` or `bad-upload`.
 */
export function openSpoolSource(source: string): FileSource {
  const { path, name, key } = parseSource(source);
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (cause) {
    throw new AppError('not-found', { reason: 'no-such-file', name }, { cause });
  }
  const before = fstatSync(descriptor);
  if (before.size === 0) {
    closeSync(descriptor);
    throw new AppError('invalid-input', { reason: 'empty-file', name });
  }
  let isOpen = true;
  return {
    path: name,
    name,
    size: before.size,
    readAt: (position, length) => {
      const wanted = Math.max(0, Math.min(length, before.size - position));
      // The key stream starts anew at each block of 16 bytes.
      const skip = position % blockSize;
      const sealed = Buffer.allocUnsafeSlow(wanted + skip);
      let filled = 0;
      while (filled < sealed.length) {
        const read = readSync(descriptor, sealed, filled, sealed.length - filled, position - skip + filled);
        if (read === 0) throw new AppError('io', { reason: 'file-changed', name }, { retryable: true });
        filled += read;
      }
      const plain = createDecipheriv(algorithm, key, counterAt((position - skip) / blockSize)).update(sealed);
      const part = Buffer.allocUnsafeSlow(wanted);
      plain.copy(part, 0, skip);
      return part;
    },
    assertUnchanged: () => {
      const now = statSync(path, { throwIfNoEntry: false });
      if (now?.size !== before.size || now.mtimeMs !== before.mtimeMs) {
        throw new AppError('io', { reason: 'file-changed', name }, { retryable: true });
      }
    },
    close: () => {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    },
  };
}

/** The initial counter of a block; every spool has a key of its own, so that no key stream is used twice. */
function counterAt(block: number): Buffer {
  const counter = Buffer.alloc(blockSize);
  counter.writeBigUInt64BE(BigInt(block), 8);
  return counter;
}

function parseSource(source: string): { path: string; name: string; key: Buffer } {
  try {
    const value: unknown = JSON.parse(Buffer.from(source.slice(prefix.length), 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null && 'path' in value && 'name' in value && 'key' in value) {
      const key = Buffer.from(String(value.key), 'base64url');
      if (key.byteLength === 32) return { path: String(value.path), name: String(value.name), key };
    }
    throw new TypeError('no source');
  } catch (cause) {
    throw new AppError('invalid-input', { reason: 'bad-upload' }, { cause });
  }
}
