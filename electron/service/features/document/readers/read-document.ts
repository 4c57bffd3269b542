import { AppError } from '#shared/base/errors.ts';
import type { documentFormats, documentNotes } from '#shared/contracts/document.ts';
import { createDecoder } from '#service/importers/encoding/decoder.ts';
import { detectFileEncoding } from '#service/importers/encoding/detect.ts';
import type { FileSource } from '#service/importers/file-source.ts';
import { readDocx } from './docx.ts';
import { htmlText } from './html-text.ts';

/** Bytes of a document, and code points of its text: some thousand pages. */
const largestFile = 64 * 1024 * 1024;
const longestText = 2_000_000;

/** A document as text. */
export interface ReadDocument {
  readonly format: (typeof documentFormats)[number];
  readonly text: string;
  readonly notes: readonly (typeof documentNotes)[number][];
}

/**
 * Reads a file as a document, by its content first and its name second. Throws `unsupported-format` with
 * `damaged-document`, `encrypted-document`, `not-a-document` or `no-text` (a scan, say), and `resource-limit` with
 * `long-document`.
 */
export async function readDocument(source: FileSource): Promise<ReadDocument> {
  if (source.size > largestFile) throw new AppError('resource-limit', { reason: 'long-document', name: source.name });
  const bytes = source.readAt(0, source.size);
  const read = await readBytes(bytes, source);
  if (!/[\p{L}\p{N}]/u.test(read.text)) throw new AppError('unsupported-format', { reason: 'no-text', name: source.name });
  if (read.text.length > longestText) throw new AppError('resource-limit', { reason: 'long-document', name: source.name });
  source.assertUnchanged();
  return read;
}

async function readBytes(bytes: Buffer, source: FileSource): Promise<ReadDocument> {
  const head = bytes.subarray(0, 8);
  const startsWith = (...codes: number[]) => codes.every((code, index) => head[index] === code);
  if (startsWith(0x50, 0x4b) || startsWith(0xd0, 0xcf, 0x11, 0xe0) || /\.docx$/i.test(source.name)) {
    return { format: 'docx', ...(await readDocx(bytes, source.name)) };
  }
  const { encoding, markLength } = detectFileEncoding(source, null);
  // PDF, old Word, images: their bytes are no text, whatever they are called.
  const binary = !encoding.startsWith('utf-16') && bytes.subarray(0, 4096).includes(0);
  if (binary || head.toString('latin1').startsWith('%PDF')) throw new AppError('unsupported-format', { reason: 'not-a-document', name: source.name });
  const { text, invalid } = createDecoder(encoding, markLength).push(bytes.subarray(markLength), true);
  const notes: ReadDocument['notes'] = invalid.length > 0 ? ['invalid-bytes'] : [];
  if (/\.html?$/i.test(source.name) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 1000))) {
    const { text: words, tables, images } = htmlText(text);
    const kinds: ReadDocument['notes'] = [...(tables ? ['tables' as const] : []), ...(images ? ['images' as const] : [])];
    return { format: 'html', text: words, notes: [...notes, ...kinds] };
  }
  return { format: 'txt', text, notes };
}
