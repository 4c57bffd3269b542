import type { Coding } from '#shared/contracts/coding.ts';
import { createOffsetMap } from '#shared/base/code-points.ts';

/** A coding as selected by {@link codingColumns}, with its message's text. */
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
  text: string;
}

/** Columns and joins of every query that answers codings. */
export const codingColumns = `coding.id, coding.guid, coding.message_id AS message, coding.code_id AS code,
  coding.start_offset AS start, coding.end_offset AS "end", coding.quote, coder.name AS coder,
  coding.created_at AS createdAt, coding.origin, message.text`;
export const codingJoins = `coding JOIN coder ON coder.id = coding.coder_id JOIN message ON message.id = coding.message_id
  JOIN batch ON batch.id = message.batch_id AND batch.state = 1`;

/** Turns rows into codings, each checked against its text. Rows of one message should follow each other. */
export function toCodings(rows: readonly CodingRow[]): Coding[] {
  let map: { text: string; offsets: ReturnType<typeof createOffsetMap> } | undefined;
  return rows.map(({ start, end, text, ...row }) => {
    if (start === null || end === null) return { ...row, span: null, intact: true };
    if (map?.text !== text) map = { text, offsets: createOffsetMap(text) };
    const { offsets } = map;
    const intact = end <= offsets.length && text.slice(offsets.toUnit(start), offsets.toUnit(end)) === row.quote;
    return { ...row, span: { start, end }, intact };
  });
}
