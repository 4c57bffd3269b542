import { AppError } from '#shared/base/errors.ts';
import { derivedGuid } from '#shared/base/ids.ts';
import { conversationContract } from '#shared/contracts/conversation.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { shownMessages } from '#service/features/messages/shown.ts';
import { implement } from '#service/rpc/implement.ts';
import { messageDetails } from './details.ts';
import { attributesOf } from './json-columns.ts';
import { readTurns } from './turns.ts';

interface HeaderRow {
  row: number;
  label: string;
  title: string | null;
  batch: number;
  batchName: string;
  batchGuid: string;
  attributes: string | null;
}

export const handlers = implement.queries(conversationContract, {
  header: ({ db }, { conversation }) => {
    const single = conversation < 0;
    const row = prepareOnce<[number], HeaderRow>(
      db,
      single
        ? `SELECT message.row, coalesce(message.external_id, '#' || message.id) AS label, NULL AS title, batch.id AS batch,
                  batch.name AS batchName, batch.guid AS batchGuid, message.attributes
           FROM message ${shownMessages} WHERE message.id = ?`
        : `SELECT conversation.row, conversation.external_id AS label, title, batch.id AS batch, batch.name AS batchName,
                  batch.guid AS batchGuid, conversation.attributes
           FROM conversation JOIN batch ON batch.id = conversation.batch_id WHERE conversation.id = ?`,
    ).get(Math.abs(conversation));
    const facts = prepareOnce<[number], { messages: number; startedAt: number | null; channel: string | null; brand: string | null }>(
      db,
      `SELECT count(*) AS messages, min(sent_at) AS startedAt, min(channel.name) AS channel, min(brand.name) AS brand
       FROM message ${shownMessages} LEFT JOIN channel ON channel.id = channel_id LEFT JOIN brand ON brand.id = brand_id
       WHERE ${single ? 'message.id' : 'conversation_id'} = ?`,
    ).get(Math.abs(conversation));
    if (row === undefined || facts === undefined || facts.messages === 0) throw new AppError('not-found', { reason: 'no-conversation' });
    return {
      id: conversation,
      guid: derivedGuid(row.batchGuid, single ? 'message' : 'conversation', row.row),
      label: row.label,
      title: row.title,
      batch: { id: row.batch, name: row.batchName },
      ...facts,
      attributes: single ? {} : attributesOf(row.attributes),
    };
  },
  outline: ({ db }, { conversation }) => ({
    messages: Int32Array.from(
      prepareOnce<[number], { id: number }>(
        db,
        `SELECT message.id FROM message ${shownMessages} WHERE ${conversation < 0 ? 'message.id' : 'conversation_id'} = ?
         ORDER BY sent_at IS NULL, sent_at, message.id`,
      ).all(Math.abs(conversation)),
      ({ id }) => id,
    ),
  }),
  turns: ({ db }, { messages }) => ({ turns: readTurns(db, messages) }),
  details: ({ db }, { message }) => messageDetails(db, message),
  ofMessage: ({ db }, { message }) => {
    const row = prepareOnce<[number], { conversation: number }>(
      db,
      `SELECT conversation_id AS conversation FROM message ${shownMessages} WHERE message.id = ?`,
    ).get(message);
    if (row === undefined) throw new AppError('not-found', { reason: 'no-message' });
    return row;
  },
  find: ({ db }, { text, limit }) => ({
    conversations: prepareOnce<[string, string, number], { id: number; label: string; title: string | null; messages: number }>(
      db,
      `SELECT conversation.id, conversation.external_id AS label, title,
              (SELECT count(*) FROM message ${shownMessages} WHERE conversation_id = conversation.id) AS messages
       FROM conversation JOIN batch ON batch.id = conversation.batch_id AND batch.state = 1
       WHERE instr(lower(conversation.external_id), lower(?)) > 0 OR instr(lower(coalesce(title, '')), lower(?)) > 0
       ORDER BY conversation.id DESC LIMIT ?`,
    ).all(text, text, limit),
  }),
});
