import { languages, roles, type Turn } from '#shared/contracts/conversation.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

interface Row {
  id: number;
  externalId: string | null;
  participant: number | null;
  participantLabel: string | null;
  participantName: string | null;
  role: number;
  sentAt: number | null;
  language: number;
  rating: number | null;
  text: string;
  tags: string;
  memos: number;
}

/** Messages with their text, in the order asked for; ids that cannot be shown are left out. */
export function readTurns(db: ReadableDatabase, messages: readonly number[]): Turn[] {
  const rows = prepareOnce<[string], Row>(
    db,
    `SELECT message.id, message.external_id AS externalId, participant.id AS participant, participant.external_id AS participantLabel,
            participant.name AS participantName, message.role, sent_at AS sentAt, language, rating, text,
            (SELECT json_group_array(tag_id) FROM message_tag WHERE message_id = message.id) AS tags,
            (SELECT count(*) FROM memo WHERE target_kind = 'message' AND target_id = message.id) AS memos
     FROM json_each(?) wanted JOIN message ON message.id = wanted.value
     JOIN batch ON batch.id = message.batch_id AND batch.state = 1
     LEFT JOIN participant ON participant.id = participant_id ORDER BY wanted.key`,
  ).all(JSON.stringify(messages));
  return rows.map(({ participant, participantLabel, participantName, ...row }) => ({
    ...row,
    participant: participant === null ? null : { id: participant, externalId: participantLabel ?? '', name: participantName },
    role: roles[row.role] ?? 'other',
    language: languages[row.language] ?? 'other',
    tags: numbers(row.tags),
  }));
}

function numbers(json: string): number[] {
  const value: number[] = JSON.parse(json);
  return value;
}
