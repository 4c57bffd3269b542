import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '#shared/base/errors.ts';
import { xlsxLimits } from '../limits.ts';

/** What the container of a workbook holds, as far as it was looked at. */
export interface CheckedContainer {
  readonly sheets: readonly string[];
}

const workbookLimit = 4 * 1024 * 1024;

/**
 * Looks over the container before anything is unpacked: number of entries, sizes they claim, how far they claim to
 * expand, and that no two share their bytes. Throws `resource-limit` / `zip-bomb`, or `unsupported-format` with reason
 * `not-a-workbook` or `encrypted-workbook`.
 */
export async function checkContainer(bytes: Buffer, name: string): Promise<CheckedContainer> {
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) throw new AppError('unsupported-format', { reason: 'encrypted-workbook', name });
  const zip = await open(bytes, name);
  const entries: Entry[] = [];
  let unpacked = 0;
  const bomb = (): AppError => new AppError('resource-limit', { reason: 'zip-bomb', name });
  if (zip.entryCount > xlsxLimits.entries) throw bomb();
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (cause: unknown) => reject(notAWorkbook(name, cause)));
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      unpacked += entry.uncompressedSize;
      // Small entries of one repeated character compress far better than any ratio that matters.
      const expands = entry.uncompressedSize > 1024 * 1024 && entry.uncompressedSize > Math.max(1, entry.compressedSize) * xlsxLimits.ratio;
      if (entries.length > xlsxLimits.entries || unpacked > xlsxLimits.unpackedBytes || expands) {
        reject(bomb());
        return;
      }
      if (entry.isEncrypted()) {
        reject(new AppError('unsupported-format', { reason: 'encrypted-workbook', name }));
        return;
      }
      zip.readEntry();
    });
    zip.readEntry();
  });
  if (overlap(entries)) throw bomb();
  const workbook = entries.find(({ fileName }) => fileName === 'xl/workbook.xml');
  if (workbook === undefined) throw new AppError('unsupported-format', { reason: 'not-a-workbook', name });
  const xml = await readEntry(zip, workbook, name);
  const sheets = [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)].map((match) => unescapeXml(match[1] ?? ''));
  return { sheets };
}

function open(bytes: Buffer, name: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (cause, zip) => {
      if (cause !== null || zip === undefined) reject(notAWorkbook(name, cause));
      else resolve(zip);
    });
  });
}

function notAWorkbook(name: string, cause: unknown): AppError {
  return new AppError('unsupported-format', { reason: 'not-a-workbook', name }, { cause });
}

/** Whether the data of two entries lie over each other, as in bombs that use the same bytes many times. */
function overlap(entries: readonly Entry[]): boolean {
  const spans = entries.map((entry) => [entry.relativeOffsetOfLocalHeader, entry.relativeOffsetOfLocalHeader + entry.compressedSize] as const);
  spans.sort((a, b) => a[0] - b[0]);
  return spans.some(([start], index) => index > 0 && start < (spans[index - 1]?.[1] ?? 0));
}

function readEntry(zip: ZipFile, entry: Entry, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (cause, stream) => {
      if (cause !== null || stream === undefined) {
        reject(notAWorkbook(name, cause));
        return;
      }
      const pieces: Buffer[] = [];
      let size = 0;
      stream.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > workbookLimit) stream.destroy(new AppError('resource-limit', { reason: 'zip-bomb', name }));
        else pieces.push(piece);
      });
      stream.on('error', (error: unknown) => reject(error instanceof AppError ? error : notAWorkbook(name, error)));
      stream.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
    });
  });
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
