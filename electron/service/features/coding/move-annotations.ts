import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { anchorText, reanchor } from './reanchor.ts';
import type { ProvenSpan } from './span.ts';

interface Row {
  id: number;
  code: number;
  coder: number;
  start: number | null;
  quote: string | null;
  hash: string | null;
}

/** A coding and its place in the other text; `null` for the whole message, undefined where it has none. */
interface Placed {
  readonly row: Row;
  readonly span: ProvenSpan | null | undefined;
}

/** How many codings of a message would follow to another text of it, and how many would not. */
export function foreseeMove(db: ReadableDatabase, from: number, text: string): { moved: number; left: number } {
  const placed = placeCodings(db, from, text);
  const left = placed.filter(({ span }) => span === undefined).length;
  return { moved: placed.length - left, left };
}

/**
 * Moves what analysts put on one version of a message to another: codings whose passage is found there, with a new proof,
 * tags and memos. Codings that find no place, or that stand there already, stay where they are provable: on their own
 * version. A sentiment that somebody set stays too: it was of the other words.
 */
export function moveAnnotations(tx: CommandTransaction, from: number, to: number, text: string): { moved: number; left: number } {
  let moved = 0;
  let left = 0;
  const stands = prepareOnce<[number, number, number, number | null, number | null], number>(
    tx.db,
    'SELECT 1 FROM coding WHERE message_id = ? AND code_id = ? AND coder_id = ? AND start_offset IS ? AND end_offset IS ?',
  ).pluck();
  for (const { row, span } of placeCodings(tx.db, from, text)) {
    if (span === undefined || stands.get(to, row.code, row.coder, span?.start_offset ?? null, span?.end_offset ?? null) !== undefined) {
      left++;
      continue;
    }
    tx.update('coding', row.id, { message_id: to, ...span });
    moved++;
  }
  const tags = prepareOnce<[number, number], number>(
    tx.db,
    'SELECT id FROM message_tag WHERE message_id = ? AND tag_id NOT IN (SELECT tag_id FROM message_tag WHERE message_id = ?)',
  ).pluck().all(from, to);
  for (const id of tags) tx.update('message_tag', id, { message_id: to });
  const memos = prepareOnce<[number], number>(tx.db, "SELECT id FROM memo WHERE target_kind = 'message' AND target_id = ?").pluck().all(from);
  for (const id of memos) tx.update('memo', id, { target_id: to });
  return { moved, left };
}

function placeCodings(db: ReadableDatabase, message: number, text: string): Placed[] {
  const target = anchorText(text);
  return prepareOnce<[number], Row>(
    db,
    `SELECT id, code_id AS code, coder_id AS coder, start_offset AS start, quote, context_hash AS hash FROM coding WHERE message_id = ? ORDER BY id`,
  )
    .all(message)
    .map((row) => ({
      row,
      span: row.start === null || row.quote === null ? null : reanchor({ start: row.start, quote: row.quote, contextHash: row.hash ?? '' }, target),
    }));
}
