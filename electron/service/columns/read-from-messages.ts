import { codePointLength } from '#shared/base/code-points.ts';
import type { ReadableDatabase } from '../db/open.ts';
import { prepareOnce } from '../db/statements.ts';
import type { ColumnName, ColumnOf } from './definitions.ts';
import { hashText } from './hash-text.ts';

const expressions: Record<ColumnName, string> = {
  batch: 'batch_id',
  conversation: 'conversation_id',
  participant: 'participant_id',
  role: 'role',
  channel: 'channel_id',
  brand: 'brand_id',
  sentAt: 'sent_at',
  language: 'language',
  rating: 'rating',
  textLength: 'text',
  idHash: 'external_id',
  textHash: 'text',
};

/** Fills a flat column from the message table, from message `from` to the column's end. Rows that are null stay. */
export function readFromMessages<N extends ColumnName>(db: ReadableDatabase, name: N, into: ColumnOf<N>, from: number): void {
  const hashed = into instanceof Uint32Array ? into : undefined;
  const messages = hashed === undefined ? into.length : hashed.length / 2;
  const rows = prepareOnce<[number, number], [number, string | number | null]>(
    db,
    `SELECT id, ${expressions[name]} FROM message WHERE id >= ? AND id < ? ORDER BY id`,
  ).raw().iterate(from, messages);
  for (const [id, value] of rows) {
    if (value === null) continue;
    if (hashed !== undefined) hashText(String(value), hashed, id * 2);
    else into[id] = typeof value === 'string' ? codePointLength(value) : value;
  }
}
