import { codePointLength } from '#shared/base/code-points.ts';
import { AppError } from '#shared/base/errors.ts';
import { derivedGuid } from '#shared/base/ids.ts';
import { languages, roles, type MessageDetails } from '#shared/contracts/conversation.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { attributesOf, engagementOf } from './json-columns.ts';

interface Row {
  id: number;
  row: number;
  externalId: string | null;
  conversation: number;
  participant: number | null;
  attributes: string | null;
  engagement: string | null;
  channel: string | null;
  brand: string | null;
  language: number;
  rating: number | null;
  role: number;
  sentAt: number | null;
  text: string;
  batch: number;
  batchName: string;
  batchGuid: string;
  file: string;
  sha256: string;
  importedAt: number;
  retainUntil: string | null;
  purpose: string;
  legalBasis: string;
  source: string;
}

/** Everything the inspector shows of one message. Throws `not-found`. */
export function messageDetails(db: ReadableDatabase, message: number): MessageDetails {
  const row = prepareOnce<[number], Row>(
    db,
    `SELECT message.id, message.row, message.external_id AS externalId, conversation_id AS conversation, participant_id AS participant,
            message.attributes, engagement, channel.name AS channel, brand.name AS brand, language, rating, role, sent_at AS sentAt, text,
            batch.id AS batch, batch.name AS batchName, batch.guid AS batchGuid, file_name AS file, file_sha256 AS sha256,
            imported_at AS importedAt, retain_until AS retainUntil, purpose, legal_basis AS legalBasis, source
     FROM message JOIN batch ON batch.id = message.batch_id AND batch.state = 1
     LEFT JOIN channel ON channel.id = channel_id LEFT JOIN brand ON brand.id = brand_id WHERE message.id = ?`,
  ).get(message);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-message' });
  return {
    id: row.id,
    guid: derivedGuid(row.batchGuid, 'message', row.row),
    externalId: row.externalId,
    conversation: row.conversation,
    attributes: attributesOf(row.attributes),
    engagement: engagementOf(row.engagement),
    channel: row.channel,
    brand: row.brand,
    language: languages[row.language] ?? 'other',
    rating: row.rating,
    role: roles[row.role] ?? 'other',
    sentAt: row.sentAt,
    length: codePointLength(row.text),
    participant: row.participant === null ? null : participantOf(db, row.participant),
    provenance: {
      file: row.file,
      row: row.row,
      batch: { id: row.batch, name: row.batchName },
      sha256: row.sha256,
      importedAt: row.importedAt,
      retainUntil: row.retainUntil,
      purpose: row.purpose,
      legalBasis: row.legalBasis,
      source: row.source,
    },
  };
}

function participantOf(db: ReadableDatabase, participant: number): MessageDetails['participant'] {
  const row = prepareOnce<[number], { externalId: string; name: string | null; role: number; attributes: string | null }>(
    db,
    'SELECT external_id AS externalId, name, role, attributes FROM participant WHERE id = ?',
  ).get(participant);
  if (row === undefined) return null;
  const relations = prepareOnce<[number, number], { kind: string; participant: string; outgoing: number }>(
    db,
    `SELECT kind, other.external_id AS participant, 1 AS outgoing FROM relation JOIN participant other ON other.id = to_participant
     WHERE from_participant = ?
     UNION ALL
     SELECT kind, other.external_id, 0 FROM relation JOIN participant other ON other.id = from_participant WHERE to_participant = ?`,
  ).all(participant, participant);
  return {
    id: participant,
    externalId: row.externalId,
    name: row.name,
    role: roles[row.role] ?? 'other',
    attributes: attributesOf(row.attributes),
    relations: relations.map((relation) => ({ ...relation, outgoing: relation.outgoing === 1 })),
  };
}
