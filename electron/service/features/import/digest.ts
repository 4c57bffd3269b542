import { createHash } from 'node:crypto';
import type { CancelSignal, FileSource } from '#service/importers/importer.ts';
import { readSize } from '#service/importers/limits.ts';

/** SHA-256 of a whole file, in hexadecimal; a second pass over what the machine still has in memory. */
export function digestOf(source: FileSource, signal: CancelSignal): string {
  const hash = createHash('sha256');
  for (let position = 0; position < source.size; position += readSize) {
    signal.throwIfAborted();
    hash.update(source.readAt(position, readSize));
  }
  return hash.digest('hex');
}
