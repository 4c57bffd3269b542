import type { MessageRow } from '#shared/contracts/messages.ts';
import { languages, roles } from '#shared/contracts/conversation.ts';
import { codePointLength, sliceCodePoints } from '#shared/base/code-points.ts';
import { derivedGuid } from '#shared/base/ids.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { loadAllThemes, loadThemes } from '#service/features/theme/theme-of-messages.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { loadSentiment, sentimentOf } from '#service/features/sentiment/load-sentiment.ts';

/** Finds the hits of a query in a text: code points, half-open. */
export type FindRanges = (text: string) => readonly (readonly [start: number, end: number])[];

interface StoredRow {
  id: number;
  externalId: string | null;
  conversation: number;
  conversationExternal: string | null;
  batch: string;
  batchGuid: string;
  row: number;
  participant: string | null;
  participantName: string | null;
  role: number;
  channel: string | null;
  brand: string | null;
  sentAt: number | null;
  language: number;
  rating: number | null;
  text: string;
  memos: number;
}

const selectRows = `
  SELECT message.id, message.external_id AS externalId, message.conversation_id AS conversation,
    conversation.external_id AS conversationExternal, batch.name AS batch, batch.guid AS batchGuid, message.row,
    participant.external_id AS participant, participant.name AS participantName, message.role,
    channel.name AS channel, brand.name AS brand, message.sent_at AS sentAt, message.language, message.rating, message.text,
    (SELECT count(*) FROM memo WHERE memo.target_kind = 'message' AND memo.target_id = message.id) AS memos
  FROM json_each(?) AS wanted
  CROSS JOIN message ON message.id = wanted.value
  JOIN batch ON batch.id = message.batch_id
  LEFT JOIN conversation ON conversation.id = message.conversation_id
  LEFT JOIN participant ON participant.id = message.participant_id
  LEFT JOIN channel ON channel.id = message.channel_id
  LEFT JOIN brand ON brand.id = message.brand_id`;

/** Rows of the table for the given messages, in the given order, each text cut to `textLimit` code points. */
export function readMessageRows(db: ReadableDatabase, ids: readonly number[], find: FindRanges, textLimit: number): MessageRow[] {
  const wanted = JSON.stringify(ids);
  const stored = new Map(prepareOnce<[string], StoredRow>(db, selectRows).all(wanted).map((row) => [row.id, row]));
  const codes = groups(db, wanted, `
    SELECT coding.message_id, coding.code_id FROM json_each(?) AS wanted CROSS JOIN coding ON coding.message_id = wanted.value
    JOIN code ON code.id = coding.code_id GROUP BY coding.message_id, coding.code_id ORDER BY coding.message_id, min(coding.start_offset), coding.code_id`);
  const tags = groups(db, wanted, `
    SELECT message_tag.message_id, message_tag.tag_id FROM json_each(?) AS wanted
    CROSS JOIN message_tag ON message_tag.message_id = wanted.value ORDER BY message_tag.message_id, message_tag.tag_id`);
  const themeOf = themeNames(db);
  const sentiment = loadSentiment(db);
  return ids.flatMap((id) => {
    const row = stored.get(id);
    if (row === undefined) return [];
    const { conversationExternal, batchGuid, row: sourceRow, role, language, text, ...rest } = row;
    return [{
      ...rest,
      conversationLabel: conversationExternal ?? row.externalId ?? derivedGuid(batchGuid, 'message', sourceRow),
      role: roles[role] ?? 'other',
      language: languages[language] ?? 'unknown',
      ...excerpt(text, find(text), textLimit),
      codes: codes.get(id) ?? [],
      tags: tags.get(id) ?? [],
      theme: themeOf(id),
      sentiment: sentimentOf(sentiment, id),
    }];
  });
}

/** The name of a message's theme, and whether it is only proposed. */
function themeNames(db: ReadableDatabase): (message: number) => MessageRow['theme'] {
  const { themes, of } = loadAllThemes(db);
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  const accepted = loadThemes(db).of;
  return (message) => {
    const name = names.get(of[message] ?? 0);
    return name === undefined ? null : { name, proposed: accepted[message] === 0 };
  };
}

function groups(db: ReadableDatabase, wanted: string, sql: string): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [message, id] of prepareOnce<[string], [number, number]>(db, sql).raw().iterate(wanted)) {
    const list = found.get(message);
    if (list === undefined) found.set(message, [id]);
    else list.push(id);
  }
  return found;
}

/** Code points shown before the first hit where a text is cut at its beginning. */
const lead = 20;

/**
 * The piece of a text to show: from its beginning, or from shortly before the first hit where that would otherwise
 * be hard to see. The hits in it are given from the piece's beginning.
 */
export function excerpt(
  text: string,
  ranges: readonly (readonly [start: number, end: number])[],
  limit: number,
): Pick<MessageRow, 'text' | 'textStart' | 'truncated' | 'length' | 'ranges'> {
  const length = codePointLength(text);
  const first = ranges[0]?.[0] ?? 0;
  const textStart = length <= limit || first < Math.min(60, limit / 2) ? 0 : Math.min(first - lead, length - limit);
  const end = Math.min(length, textStart + limit);
  return {
    text: textStart === 0 && end === length ? text : sliceCodePoints(text, textStart, end),
    textStart,
    truncated: textStart > 0 || end < length,
    length,
    ranges: ranges.flatMap(([from, to]): [number, number][] =>
      to <= textStart || from >= end ? [] : [[Math.max(from, textStart) - textStart, Math.min(to, end) - textStart]],
    ),
  };
}
