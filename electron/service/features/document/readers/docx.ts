import mammoth from 'mammoth';
import { AppError } from '#shared/base/errors.ts';
import type { documentNotes } from '#shared/contracts/document.ts';
import { openContainer, type Refusal } from '#service/importers/container/open-container.ts';
import { htmlText } from './html-text.ts';

/** Bytes the main part may unpack to. */
const largestPart = 128 * 1024 * 1024;

/**
 * Reads a DOCX: paragraphs, lists, tables and footnotes as text; insertions of tracked changes as accepted, deletions
 * as gone. Throws `unsupported-format` with `damaged-document` or `encrypted-document`, `resource-limit`/`zip-bomb`.
 */
export async function readDocx(bytes: Buffer, name: string): Promise<{ text: string; notes: (typeof documentNotes)[number][] }> {
  const refused: Refusal = (kind, cause) =>
    new AppError('unsupported-format', { reason: kind === 'encrypted' ? 'encrypted-document' : 'damaged-document', name }, { cause });
  const container = await openContainer(bytes, name, refused);
  const main = await container.read('word/document.xml', largestPart);
  if (main === undefined) throw refused('damaged');
  let html: string;
  try {
    // Images are passed over: what they show is no text, and their bytes need not be held.
    ({ value: html } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false }));
  } catch (cause) {
    throw refused('damaged', cause);
  }
  const { text, tables, images } = htmlText(html);
  const notes: (typeof documentNotes)[number][] = [];
  if (/<w:(?:ins|del|moveFrom|moveTo)\b/.test(main)) notes.push('tracked-changes');
  if (/<w:(?:footnoteReference|endnoteReference)\b/.test(main)) notes.push('footnotes');
  if (/<w:txbxContent\b/.test(main)) notes.push('text-boxes');
  if (tables) notes.push('tables');
  if (images) notes.push('images');
  return { text, notes };
}
