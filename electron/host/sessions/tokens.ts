import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token of 256 random bits, base64url, safe in a fragment, a header and JSON. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: its SHA-256, of fixed length, so that comparing takes the same time for any guess. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

/** Compares two digests in constant time. */
export const sameDigest = (left: Buffer, right: Buffer): boolean => timingSafeEqual(left, right);
