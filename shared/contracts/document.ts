import * as z from 'zod/mini';
import { command, defineContract, job, query } from '../rpc/define.ts';

/** What a reader could not take over, or took over in another form; the interface says it in words. */
export const documentNotes = [
  'tracked-changes', 'comments', 'footnotes', 'numbering', 'tables', 'headers', 'text-boxes', 'hidden-text', 'images', 'embedded', 'equations', 'symbols', 'invalid-bytes',
] as const;
export const documentFormats = ['docx', 'html', 'txt', 'paste', 'message'] as const;

export const documentSchema = z.object({
  id: z.number(),
  guid: z.string(),
  name: z.string(),
  format: z.enum(documentFormats),
  language: z.enum(['zh', 'en', 'mixed']),
  message: z.nullable(z.number()),
  /** Code points of the text. */
  length: z.number(),
  sha256: z.string(),
  notes: z.array(z.enum(documentNotes)),
  coder: z.string(),
  createdAt: z.number(),
  /** Its rewrite drafts, the newest first. */
  rewrites: z.array(z.object({ id: z.number(), draft: z.number(), audience: z.string(), decision: z.nullable(z.enum(['signed', 'returned'])) })),
});
export type DocumentRecord = z.infer<typeof documentSchema>;

export const documentContract = defineContract('document', {
  list: query(z.object({}), z.object({ documents: z.array(documentSchema) })),
  text: query(z.object({ document: z.number() }), z.object({ text: z.string() })),
  /** Reads a DOCX, HTML or TXT file. Throws `unsupported-format` (`damaged-document`, `encrypted-document`, `old-word`, `no-text`, `empty-document`, `not-a-document`). */
  importFile: job(
    z.object({ source: z.string() }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({ document: z.number(), notes: z.array(z.enum(documentNotes)) }),
  ),
  /** A document of pasted text. Throws `invalid-input`/`empty-text` where nothing but white space is given. */
  paste: command(z.object({ name: z.string().check(z.trim(), z.maxLength(200)), text: z.string().check(z.maxLength(2_000_000)) }), z.object({ document: z.number() })),
  /** A document of a message's text, or of a stretch of it (code points, half-open). */
  ofMessage: command(
    z.object({ message: z.number(), span: z.nullable(z.object({ start: z.number(), end: z.number() })) }),
    z.object({ document: z.number() }),
  ),
  rename: command(z.object({ document: z.number(), name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)) }), z.object({})),
  /** Removes a document with its rewrites, in one step that can be undone. */
  remove: command(z.object({ document: z.number() }), z.object({})),
});
