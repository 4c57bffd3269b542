import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '#shared/base/errors.ts';
import { containerLimits } from '../limits.ts';

/** A zip container that has been looked over; nothing of it is unpacked yet. */
export interface Container {
  readonly names: readonly string[];
  /** One entry as UTF-8, at most `limit` bytes unpacked; undefined where there is none of that name. */
  read(name: string, limit: number): Promise<string | undefined>;
}

/** What a caller says of a container it cannot use: no container, or one behind a password. */
export type Refusal = (kind: 'damaged' | 'encrypted', cause?: unknown) => AppError;

/** First four bytes of the older container of Office files, which holds those with a password. */
const olderContainer = 0xd0cf11e0;

/**
 * Looks over a container before anything is unpacked: number of entries, sizes they claim, how far they claim to
 * expand, and that no two share their bytes. Throws `resource-limit` / `zip-bomb`, or what `refused` makes.
 */
export async function openContainer(bytes: Buffer, name: string, refused: Refusal): Promise<Container> {
  if (bytes.length < 22) throw refused('damaged');
  if (bytes.readUInt32BE(0) === olderContainer) throw refused('encrypted');
  const zip = await open(bytes, refused);
  const entries: Entry[] = [];
  let unpacked = 0;
  const bomb = (): AppError => new AppError('resource-limit', { reason: 'zip-bomb', name });
  if (zip.entryCount > containerLimits.entries) throw bomb();
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (cause: unknown) => reject(refused('damaged', cause)));
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      unpacked += entry.uncompressedSize;
      // Small entries of one repeated character compress far better than any ratio that matters.
      const expands = entry.uncompressedSize > 1024 * 1024 && entry.uncompressedSize > Math.max(1, entry.compressedSize) * containerLimits.ratio;
      if (entries.length > containerLimits.entries || unpacked > containerLimits.unpackedBytes || expands) {
        reject(bomb());
        return;
      }
      if (entry.isEncrypted()) {
        reject(refused('encrypted'));
        return;
      }
      zip.readEntry();
    });
    zip.readEntry();
  });
  if (overlap(entries)) throw bomb();
  return {
    names: entries.map(({ fileName }) => fileName),
    read: async (wanted, limit) => {
      const entry = entries.find(({ fileName }) => fileName === wanted);
      return entry === undefined ? undefined : readEntry(zip, entry, limit, bomb, refused);
    },
  };
}

function open(bytes: Buffer, refused: Refusal): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (cause, zip) => {
      if (cause !== null || zip === undefined) reject(refused('damaged', cause));
      else resolve(zip);
    });
  });
}

/** Whether the data of two entries lie over each other, as in bombs that use the same bytes many times. */
function overlap(entries: readonly Entry[]): boolean {
  const spans = entries.map((entry) => [entry.relativeOffsetOfLocalHeader, entry.relativeOffsetOfLocalHeader + entry.compressedSize] as const);
  spans.sort((a, b) => a[0] - b[0]);
  return spans.some(([start], index) => index > 0 && start < (spans[index - 1]?.[1] ?? 0));
}

function readEntry(zip: ZipFile, entry: Entry, limit: number, bomb: () => AppError, refused: Refusal): Promise<string> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (cause, stream) => {
      if (cause !== null || stream === undefined) {
        reject(refused('damaged', cause));
        return;
      }
      const pieces: Buffer[] = [];
      let size = 0;
      stream.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > limit) stream.destroy(bomb());
        else pieces.push(piece);
      });
      stream.on('error', (error: unknown) => reject(error instanceof AppError ? error : refused('damaged', error)));
      stream.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
    });
  });
}
