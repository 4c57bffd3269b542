import { codingContract, type Coding, type Passage } from '#shared/contracts/coding.ts';
import { codesBelow } from '#service/features/codebook/codes-below.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { shownVersion } from '#service/features/messages/shown-version.ts';
import { implement } from '#service/rpc/implement.ts';
import { codingColumns, codingJoins, leftBehindJoins, toCodings, type CodingRow } from './coding-rows.ts';
import { beginningOf, endOf } from './surroundings.ts';
import { createTextSource, type MessageText } from './text-source.ts';

/** UTF-16 units of text shown before and after a quote. */
const surroundings = 80;

interface PassageRow extends CodingRow {
  conversation: number;
  label: string;
  participant: string | null;
  channel: string | null;
  sentAt: number | null;
}

export const handlers = implement.queries(codingContract, {
  ofConversation: ({ db }, { conversation, only }) => {
    const where = conversation < 0 ? 'message.id = ?' : 'message.conversation_id = ?';
    const order = 'ORDER BY coding.message_id, coding.start_offset, coding.id';
    const rows =
      only === undefined
        ? prepareOnce<[number], CodingRow>(db, `SELECT ${codingColumns} FROM ${codingJoins} WHERE ${where} ${order}`).all(Math.abs(conversation))
        : // The unary plus keeps SQLite from walking all messages of the conversation for a few codings of it.
          prepareOnce<[string, number], CodingRow>(
            db,
            `SELECT ${codingColumns} FROM ${codingJoins} WHERE coding.id IN (SELECT value FROM json_each(?)) AND +${where} ${order}`,
          ).all(JSON.stringify(only), Math.abs(conversation));
    return { codings: toCodings(db, rows) };
  },
  leftBehind: ({ db }, { limit }) => {
    const rows = prepareOnce<[number], CodingRow>(db, `SELECT ${codingColumns} FROM ${leftBehindJoins} ORDER BY coding.id LIMIT ?`).all(limit);
    const total = prepareOnce<[], number>(db, `SELECT count(*) FROM ${leftBehindJoins}`).pluck().get() ?? 0;
    const conversationOf = prepareOnce<[number], number>(db, 'SELECT conversation_id FROM message WHERE id = ?').pluck();
    const codings = toCodings(db, rows).map((coding) => {
      const shown = shownVersion(db, coding.message);
      return { coding, shown, conversation: conversationOf.get(shown) ?? -shown };
    });
    return { total, codings };
  },
  passages: ({ db }, { code, below, cursor, limit }) => {
    const codes = JSON.stringify(below ? codesBelow(db, code) : [code]);
    const total = prepareOnce<[string], { total: number; messages: number }>(
      db,
      `SELECT count(*) AS total, count(DISTINCT coding.message_id) AS messages FROM ${codingJoins}
       WHERE coding.code_id IN (SELECT value FROM json_each(?))`,
    ).get(codes);
    const [message, id] = (cursor ?? `${Number.MAX_SAFE_INTEGER} 0`).split(' ').map(Number);
    const rows = prepareOnce<[string, number, number, number], PassageRow>(
      db,
      `SELECT ${codingColumns}, message.conversation_id AS conversation,
              coalesce(conversation.external_id, message.external_id, '#' || message.id) AS label,
              participant.external_id AS participant, channel.name AS channel, message.sent_at AS sentAt
       FROM ${codingJoins}
       LEFT JOIN conversation ON conversation.id = message.conversation_id
       LEFT JOIN participant ON participant.id = message.participant_id
       LEFT JOIN channel ON channel.id = message.channel_id
       WHERE coding.code_id IN (SELECT value FROM json_each(?)) AND (-coding.message_id, coding.id) > (-?, ?)
       ORDER BY coding.message_id DESC, coding.id LIMIT ?`,
    ).all(codes, message ?? 0, id ?? 0, limit);
    const last = rows.at(-1);
    const codings = toCodings(db, rows);
    const textOf = createTextSource(db);
    return {
      passages: rows.flatMap((row, index) => {
        const coding = codings[index];
        return coding === undefined ? [] : [toPassage(row, coding, textOf(row.message))];
      }),
      total: total?.total ?? 0,
      messages: total?.messages ?? 0,
      next: rows.length === limit && last !== undefined ? `${last.message} ${last.id}` : null,
    };
  },
});

function toPassage(row: PassageRow, coding: Coding, { text, offsets }: MessageText): Passage {
  const from = row.start === null ? 0 : offsets.toUnit(row.start);
  const to = row.end === null ? 0 : offsets.toUnit(row.end);
  return {
    coding,
    conversation: row.conversation,
    conversationLabel: row.label,
    participant: row.participant,
    channel: row.channel,
    sentAt: row.sentAt,
    before: endOf(text.slice(0, from), surroundings),
    after: beginningOf(text.slice(to), row.start === null ? 4 * surroundings : surroundings),
  };
}
