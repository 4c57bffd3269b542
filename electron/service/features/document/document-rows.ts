import * as z from 'zod/mini';
import { createHash } from 'node:crypto';
import { AppError } from '#shared/base/errors.ts';
import { codePointLength, sliceCodePoints } from '#shared/base/code-points.ts';
import { newGuid } from '#shared/base/ids.ts';
import { documentSchema, type DocumentRecord } from '#shared/contracts/document.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

interface Row {
  id: number;
  guid: string;
  name: string;
  format: string;
  language: string;
  message: number | null;
  length: number;
  sha256: string;
  notes: string;
  coder: string;
  createdAt: number;
}

/** All documents, the newest first, with their drafts and each draft's newest sign-off. */
export function readDocuments(db: ReadableDatabase): DocumentRecord[] {
  const drafts = Map.groupBy(
    prepareOnce<[], { id: number; document: number; draft: number; audience: string; decision: string | null }>(
      db,
      `SELECT rewrite.id, document_id AS document, draft, audience,
              (SELECT decision FROM sign_off WHERE rewrite_id = rewrite.id ORDER BY sign_off.id DESC LIMIT 1) AS decision
       FROM rewrite ORDER BY draft DESC`,
    ).all(),
    ({ document }) => document,
  );
  return prepareOnce<[], Row>(
    db,
    `SELECT document.id, document.guid, document.name, format, language, message_id AS message, length(text) AS length, sha256, notes,
            coder.name AS coder, document.created_at AS createdAt
     FROM document JOIN coder ON coder.id = document.coder_id ORDER BY document.id DESC`,
  )
    .all()
    .map((row) =>
      z.parse(documentSchema, {
        ...row,
        notes: JSON.parse(row.notes),
        rewrites: (drafts.get(row.id) ?? []).map(({ id, draft, audience, decision }) => ({ id, draft, audience, decision })),
      }),
    );
}

/** A document's text. Throws `not-found`. */
export function documentText(db: ReadableDatabase, document: number): string {
  const row = prepareOnce<[number], { text: string }>(db, 'SELECT text FROM document WHERE id = ?').get(document);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-document' });
  return row.text;
}

/** SHA-256 of a text's UTF-8, in hex. */
export const textDigest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Adds a document. Throws `invalid-input`/`empty-text` where there is nothing to read in it. */
export function insertDocument(
  tx: CommandTransaction,
  { name, format, text, message = null, notes = [] }: { name: string; format: DocumentRecord['format']; text: string; message?: number | null; notes?: readonly string[] },
): number {
  if (!/[\p{L}\p{N}]/u.test(text)) throw new AppError('invalid-input', { reason: 'empty-text' });
  const document = tx.insert('document', {
    guid: newGuid(),
    name: name === '' ? beginningOf(text) : name,
    format,
    language: languageOf(text),
    message_id: message,
    text,
    sha256: textDigest(text),
    notes: JSON.stringify(notes),
    coder_id: tx.coder,
    created_at: tx.now,
  });
  tx.describe({ characters: codePointLength(text) });
  return document;
}

/** The first words to be read, at most 40 code points of a line. */
const beginningOf = (text: string): string => sliceCodePoints(/[^\r\n]*[\p{L}\p{N}][^\r\n]*/u.exec(text)?.[0].trim() ?? '', 0, 40);

/** By script, since that is what glossaries go by: Chinese where a fifth of the letters is Han, English where a twentieth or less is. */
export function languageOf(text: string): DocumentRecord['language'] {
  const sample = text.slice(0, 200_000);
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (han === 0) return 'en';
  const share = han / (han + 2 * latin);
  return share > 0.8 ? 'zh' : share < 0.1 ? 'en' : 'mixed';
}
