import { createOffsetMap } from '#shared/base/code-points.ts';
import type { QueuedProposal, QueueOrder } from '#shared/contracts/suggestion.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { beginningOf, endOf } from '#service/features/coding/surroundings.ts';
import { shownMessages } from '#service/features/messages/shown.ts';

/** UTF-16 units of text shown before and after a quote. */
const surroundings = 160;

interface Row {
  id: number;
  message: number;
  code: number;
  start: number | null;
  end: number | null;
  score: number;
  conversation: number;
  label: string;
  channel: string | null;
  sentAt: number | null;
  text: string;
}

/** What is open: of the run in force, for messages that can be shown, and neither coded so nor rejected since. */
const open = `
  FROM suggestion INDEXED BY %INDEX% JOIN code ON code.id = suggestion.code_id AND code.retired = 0
  JOIN message ON message.id = suggestion.message_id ${shownMessages}
  WHERE suggestion.run = (SELECT max(number) FROM suggestion_run) AND (@code IS NULL OR suggestion.code_id = @code)
    AND NOT EXISTS (SELECT 1 FROM coding WHERE coding.message_id = suggestion.message_id AND (@uncoded = 1 OR coding.code_id = suggestion.code_id))
    AND NOT EXISTS (SELECT 1 FROM suggestion_decision AS decision
      WHERE decision.message_id = suggestion.message_id AND decision.code_id = suggestion.code_id AND decision.accepted = 0)`;

const orders: Readonly<Record<QueueOrder, { index: string; by: string }>> = {
  confident: { index: 'suggestion_score', by: 'suggestion.score DESC, suggestion.id' },
  uncertain: { index: 'suggestion_doubt', by: 'suggestion.doubt DESC, suggestion.id' },
};

/** A page of the proposals that are still open. */
export function readQueue(
  db: ReadableDatabase,
  { order, code, uncoded, start, count }: { order: QueueOrder; code: number | null; uncoded: boolean; start: number; count: number },
): { rows: QueuedProposal[]; total: number } {
  const { index, by } = orders[order];
  const from = open.replace('%INDEX%', index);
  const filter = { code, uncoded: uncoded ? 1 : 0 };
  const rows = prepareOnce<object, Row>(
    db,
    `SELECT suggestion.id, suggestion.message_id AS message, suggestion.code_id AS code, start_offset AS start, end_offset AS "end", score,
       message.conversation_id AS conversation, message.text, message.sent_at AS sentAt,
       (SELECT name FROM channel WHERE channel.id = message.channel_id) AS channel,
       coalesce((SELECT external_id FROM conversation WHERE conversation.id = message.conversation_id), message.external_id, '#' || message.id) AS label
     ${from} ORDER BY ${by} LIMIT @count OFFSET @start`,
  ).all({ ...filter, count, start });
  const total = prepareOnce<object, number>(db, `SELECT count(*) ${from}`).pluck().get(filter) ?? 0;
  return { rows: rows.map(toProposal), total };
}

function toProposal({ start, end, text, label, ...row }: Row): QueuedProposal {
  const shared = { ...row, conversationLabel: label };
  if (start === null || end === null) return { ...shared, span: null, quote: null, before: '', after: beginningOf(text, 2 * surroundings) };
  const offsets = createOffsetMap(text);
  const [from, to] = [offsets.toUnit(start), offsets.toUnit(end)];
  return {
    ...shared,
    span: { start, end },
    quote: text.slice(from, to),
    before: endOf(text.slice(0, from), surroundings),
    after: beginningOf(text.slice(to), surroundings),
  };
}
