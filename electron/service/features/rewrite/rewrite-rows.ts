import { AppError } from '#shared/base/errors.ts';
import { editStates, type RewriteEdit } from '#shared/contracts/rewrite.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { textDigest } from '#service/features/document/document-rows.ts';
import { placesOfEdits } from '#service/nlp/plain/rewrite/apply-edits.ts';
import type { Edit } from '#service/nlp/plain/rewrite/propose-edits.ts';

/** A draft with its document's text. */
export interface RewriteRow {
  readonly id: number;
  readonly document: number;
  readonly draft: number;
  readonly audience: string;
  readonly question: string;
  readonly answer: string;
  readonly name: string;
  readonly sha256: string;
  readonly original: string;
}

/** A draft. Throws `not-found`. */
export function requireRewrite(db: ReadableDatabase, rewrite: number): RewriteRow {
  const row = prepareOnce<[number], RewriteRow>(
    db,
    `SELECT rewrite.id, document_id AS document, draft, audience, question, answer, document.name, document.sha256, document.text AS original
     FROM rewrite JOIN document ON document.id = document_id WHERE rewrite.id = ?`,
  ).get(rewrite);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-rewrite' });
  return row;
}

interface EditRow {
  id: number;
  start: number;
  end: number;
  replacement: string;
  entry: number | null;
  entryVersion: number | null;
  origin: RewriteEdit['origin'];
  state: number;
  coder: string;
  createdAt: number;
  decidedAt: number | null;
}

/** All edits of a draft in order of place, each with where it stands in the text that `textEdits` make. */
export function readEdits(db: ReadableDatabase, rewrite: number): RewriteEdit[] {
  const rows = prepareOnce<[number], EditRow>(
    db,
    `SELECT rewrite_edit.id, start_offset AS start, end_offset AS end, replacement, entry_id AS entry, entry_version AS entryVersion, origin,
            state, coder.name AS coder, rewrite_edit.created_at AS createdAt, decided_at AS decidedAt
     FROM rewrite_edit JOIN coder ON coder.id = rewrite_edit.coder_id WHERE rewrite_id = ? ORDER BY start_offset, rewrite_edit.id`,
  ).all(rewrite);
  const edits = rows.map(({ start, end, state, ...row }): RewriteEdit => ({
    ...row,
    original: { start, end },
    rewrite: null,
    state: editStates[state] ?? 'refused',
  }));
  const standing = textEdits(edits);
  const places = placesOfEdits(standing.map(plainEdit));
  const placeOf = new Map(standing.map(({ id }, index) => [id, places[index] ?? null]));
  return edits.map((edit) => ({ ...edit, rewrite: placeOf.get(edit.id) ?? null }));
}

/** The edits that make the text as it is shown: what is accepted, and the glossary's proposals. Suggestions wait to be accepted. */
export const textEdits = (edits: readonly RewriteEdit[]): RewriteEdit[] =>
  edits.filter(({ state, origin }) => state === 'accepted' || (state === 'proposed' && origin !== 'suggestion'));

/** An edit as the language functions take it. */
export const plainEdit = ({ original, replacement, entry }: RewriteEdit): Edit => ({ ...original, replacement, entry: entry === null ? '' : String(entry) });

/** What names the state of a draft: its accepted edits by place and words. A sign-off holds for this state alone. */
export const editsDigest = (original: string, edits: readonly RewriteEdit[]): string =>
  textDigest(JSON.stringify([original, edits.filter(({ state }) => state === 'accepted').map(({ original: at, replacement }) => [at.start, at.end, replacement])]));
