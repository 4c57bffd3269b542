import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { AppError } from '#shared/base/errors.ts';
import { fileError } from '../files/file-error.ts';

/**
 * The key of an encrypted project: 32 bytes from the passphrase by argon2id (RFC 9106: 64 MiB, 3 passes, 1 lane), with
 * the file's own first 16 bytes, where the cipher keeps its salt, so that one file is all there is.
 * hash-wasm and not node:crypto, because the desktop's Node is built on BoringSSL, which has no argon2.
 */
export interface ProjectKey {
  key: Uint8Array;
  salt: Uint8Array;
}

/**
 * Ciphers of the pages: the one that new projects have, and before it the one of projects made earlier. AEGIS-256 (RFC
 * 10032) authenticates and encrypts with AES rounds, which processors have instructions for, and its random nonces of
 * 32 bytes never run out; ChaCha20-Poly1305 takes four times as long a page.
 */
export const pageCiphers = ['aegis', 'chacha20'] as const;
export type PageCipher = (typeof pageCiphers)[number];

const saltLength = 16;
/** Bytes that a project has at least: one page of the smallest size that any version has written. */
const smallestProject = 4096;
const plainHeader = 'SQLite format 3\0';
/**
 * The ciphers leave bytes 16 to 23 of the header as they are, so that the size of the pages can be read; the last three
 * are the same in every SQLite database (file format, 1.3.3: payload fractions). Any other file lacks them.
 */
const headerLength = 24;
const payloadFractions = [64, 32, 32];

/** Derives a project key. The passphrase is normalised to NFC so that every keyboard gives the same bytes. */
export async function deriveKey(passphrase: string, salt: Uint8Array): Promise<ProjectKey> {
  const key = await argon2id({
    password: passphrase.normalize('NFC'),
    salt,
    parallelism: 1,
    iterations: 3,
    memorySize: 64 * 1024,
    hashLength: 32,
    outputType: 'binary',
  });
  return { key, salt };
}

/** A salt for a new project. */
export const newSalt = (): Uint8Array => new Uint8Array(randomBytes(saltLength));

/**
 * The first 16 bytes of a project file, or undefined for a plain database. Call it only while nothing in this process
 * holds the file: closing the descriptor would drop SQLite's own POSIX locks.
 * Throws `not-found`, `io`, or `db-corrupt` for a file too short to be a project, or of another kind.
 */
export function readSalt(path: string): Uint8Array | undefined {
  const head = new Uint8Array(headerLength);
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (cause) {
    throw fileError(cause, path);
  }
  try {
    const read = readSync(descriptor, head, 0, headerLength, 0);
    // Asked for a passphrase, nobody could find one that opens such a file.
    if (read < headerLength) throw new AppError('db-corrupt', { reason: 'too-short' });
    if (payloadFractions.some((byte, index) => head[headerLength - payloadFractions.length + index] !== byte)) {
      throw new AppError('db-corrupt', { reason: 'not-a-project' });
    }
    if (fstatSync(descriptor).size < smallestProject) throw new AppError('db-corrupt', { reason: 'too-short' });
  } catch (cause) {
    throw fileError(cause, path);
  } finally {
    closeSync(descriptor);
  }
  const salt = head.slice(0, saltLength);
  return new TextDecoder('latin1').decode(salt) === plainHeader ? undefined : salt;
}

/** The pragmas that make a connection read and write encrypted pages, before any other. Raw key: 64 hex digits of key, 32 of salt. */
export function cipherPragmas({ key, salt }: ProjectKey, cipher: PageCipher = pageCiphers[0]): string[] {
  return [`cipher = '${cipher}'`, `key = 'raw:${Buffer.from(key).toString('hex')}${Buffer.from(salt).toString('hex')}'`];
}
