import type { Coding } from '#shared/contracts/coding.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { shownMessages } from '#service/features/messages/shown.ts';
import { createTextSource } from './text-source.ts';

/** A coding as selected by {@link codingColumns}. */
export interface CodingRow {
  id: number;
  guid: string;
  message: number;
  code: number;
  start: number | null;
  end: number | null;
  quote: string | null;
  coder: string;
  createdAt: number;
  origin: Coding['origin'];
}

/** Columns and joins of every query that answers codings. */
export const codingColumns = `coding.id, coding.guid, coding.message_id AS message, coding.code_id AS code,
  coding.start_offset AS start, coding.end_offset AS "end", coding.quote, coder.name AS coder,
  coding.created_at AS createdAt, coding.origin`;
const codingsAndMessages = 'coding JOIN coder ON coder.id = coding.coder_id JOIN message ON message.id = coding.message_id';
export const codingJoins = `${codingsAndMessages} ${shownMessages}`;
/** The same for codings on texts that another version stands in for. */
export const leftBehindJoins = `${codingsAndMessages} JOIN hidden_message ON hidden_message.id = message.id`;

/** Turns rows into codings, each checked against its text. Rows of one message should follow each other. */
export function toCodings(db: ReadableDatabase, rows: readonly CodingRow[]): Coding[] {
  const textOf = createTextSource(db);
  return rows.map(({ start, end, ...row }) => {
    if (start === null || end === null) return { ...row, span: null, intact: true };
    const { text, offsets } = textOf(row.message);
    const intact = end <= offsets.length && text.slice(offsets.toUnit(start), offsets.toUnit(end)) === row.quote;
    return { ...row, span: { start, end }, intact };
  });
}
