import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/base/errors.ts';
import type { documentFormats, documentNotes } from '#shared/contracts/document.ts';
import { textProblem } from '#service/importers/cell-checks.ts';
import { createDecoder } from '#service/importers/encoding/decoder.ts';
import { detectFileEncoding, type Encoding } from '#service/importers/encoding/detect.ts';
import type { FileSource } from '#service/importers/importer.ts';
import { foreignDocument } from '#service/importers/foreign-document.ts';
import { readDocx } from './docx/read-docx.ts';
import { htmlText } from './html-text.ts';

/** Bytes of a document, and UTF-16 units of its text: some thousand pages. */
const largestFile = 64 * 1024 * 1024;
const longestText = 2_000_000;

/** What a reader met that a person should know of. */
export type DocumentNote = (typeof documentNotes)[number];

/** A document as text. */
export interface ReadDocument {
  readonly format: (typeof documentFormats)[number];
  readonly text: string;
  readonly notes: readonly DocumentNote[];
}

/**
 * Reads a file as a document, by its content first and its name second. Throws `unsupported-format` with
 * `damaged-document`, `encrypted-document`, `old-word`, `not-a-document`, `no-text` (a scan, say) or `empty-document`,
 * and `resource-limit` with `long-document` or `zip-bomb`.
 */
export async function readDocument(source: FileSource): Promise<ReadDocument> {
  if (source.size > largestFile) throw new AppError('resource-limit', { reason: 'long-document', name: source.name });
  const bytes = source.readAt(0, source.size);
  const read = await readBytes(bytes, source);
  if (!/[\p{L}\p{N}]/u.test(read.text)) {
    const reason = read.notes.includes('images') || read.notes.includes('embedded') ? 'no-text' : 'empty-document';
    throw new AppError('unsupported-format', { reason, name: source.name });
  }
  if (read.text.length > longestText) throw new AppError('resource-limit', { reason: 'long-document', name: source.name });
  source.assertUnchanged();
  const { text, notes } = storable(read.text);
  return { format: read.format, text, notes: [...new Set([...read.notes, ...notes])] };
}

/** A text as the database keeps it unchanged: without NUL, and without halves of pairs, each marked by U+FFFD. */
export function storable(text: string): { text: string; notes: DocumentNote[] } {
  return textProblem(text) === null ? { text, notes: [] } : { text: text.replaceAll('\0', '\uFFFD').toWellFormed(), notes: ['invalid-bytes'] };
}

async function readBytes(bytes: Buffer, source: FileSource): Promise<ReadDocument> {
  const refused = (reason: string) => new AppError('unsupported-format', { reason, name: source.name });
  const startsWith = (...codes: number[]) => codes.every((code, index) => bytes[index] === code);
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) throw refused(olderContainerHolds(bytes));
  if (startsWith(0x50, 0x4b) || (bytes.length > 0 && /\.docx$/i.test(source.name))) return { format: 'docx', ...(await readDocx(bytes, source.name)) };
  const found = detectFileEncoding(source, null);
  // PDF, images, archives: their bytes are no text, whatever they are called.
  const binary = !found.encoding.startsWith('utf-16') && bytes.subarray(0, 4096).includes(0);
  const kind = foreignDocument(bytes);
  if (binary || (kind !== null && kind !== 'HTML')) throw refused('not-a-document');
  const decode = (encoding: Encoding) => createDecoder(encoding, found.markLength).push(bytes.subarray(found.markLength), true);
  let { text, invalid } = decode(found.encoding);
  if (/^\s*(?:mime-version:|<\?xml[^>]*\?>\s*<\?mso-application|<\?xml[^>]*\?>\s*<pkg:package)/i.test(text.slice(0, 1000))) throw refused('not-a-document');
  if (kind === 'HTML' || /\.html?$/i.test(source.name) || /^\s*<\?xml[^>]*\?>\s*<(?:!doctype\s+)?html[\s>]/i.test(text.slice(0, 1000))) {
    const declared = found.found === 'bom' || isUtf8(bytes) ? null : declaredEncoding(bytes);
    if (declared !== null && declared !== found.encoding) ({ text, invalid } = decode(declared));
    const { text: words, notes } = htmlText(text);
    return { format: 'html', text: words, notes: [...notesOf(invalid), ...notes] };
  }
  return { format: 'txt', text, notes: notesOf(invalid) };
}

const notesOf = (invalid: readonly unknown[]): DocumentNote[] => (invalid.length > 0 ? ['invalid-bytes'] : []);

/**
 * What a compound file (MS-CFB) is, by the names of its streams in UTF-16: a Word file behind a password is packed
 * into one, and Word before 2007 wrote nothing else.
 */
function olderContainerHolds(bytes: Buffer): 'encrypted-document' | 'old-word' | 'not-a-document' {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return 'encrypted-document';
  return holds('WordDocument') ? 'old-word' : 'not-a-document';
}

const declaredEncodings: Readonly<Record<string, Encoding>> = {
  gb2312: 'gb18030', gbk: 'gb18030', gb18030: 'gb18030', 'x-gbk': 'gb18030', big5: 'big5', 'big5-hkscs': 'big5', 'iso-8859-1': 'windows-1252', 'windows-1252': 'windows-1252', latin1: 'windows-1252',
};

/** The encoding that a page names for itself, where it is none that its bytes would have shown anyhow. */
function declaredEncoding(bytes: Buffer): Encoding | null {
  const head = bytes.subarray(0, 2048).toString('latin1');
  const name = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? '';
  return declaredEncodings[name.toLowerCase()] ?? null;
}
