import { derivedGuid } from '#shared/base/ids.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { sentimentSources, type SourcedSentiment } from '#service/features/sentiment/sentiment-sources.ts';
import { loadThemes } from '#service/features/theme/theme-of-messages.ts';
import { formatCodePath, type AttributeValue, type ExportedCoding, type ExportedMemo, type ExportedMessage } from '#service/exporters/record.ts';

/** Messages read at once: enough to spread the cost of a statement, few enough that long texts do not add up. */
const blockSize = 400;

interface MessageRow {
  id: number;
  row: number;
  batch: string;
  batchGuid: string;
  externalId: string | null;
  conversation: string | null;
  participant: string | null;
  role: number;
  channel: string | null;
  brand: string | null;
  sentAt: number | null;
  language: number;
  rating: number | null;
  text: string;
  attributes: string | null;
}
interface CodingRow {
  id: number;
  guid: string;
  message: number;
  code: number;
  start: number | null;
  end: number | null;
  quote: string | null;
  coder: string;
  createdAt: number;
  origin: ExportedCoding['origin'];
}
interface MemoRow {
  guid: string;
  message: number;
  coding: string | null;
  text: string;
  coder: string;
  createdAt: number;
}

const roles = ['other', 'customer', 'agent'] as const;
const languages = [null, 'zh', 'en', 'mixed', 'other'] as const;
const isoTime = (time: number): string => new Date(time).toISOString();

const messageSql = `SELECT message.id, message.row, batch.name AS batch, batch.guid AS batchGuid, message.external_id AS externalId,
    conversation.external_id AS conversation, participant.external_id AS participant, message.role, channel.name AS channel,
    brand.name AS brand, message.sent_at AS sentAt, message.language, message.rating, message.text, message.attributes
  FROM json_each(?) AS wanted
  JOIN message ON message.id = wanted.value
  JOIN batch ON batch.id = message.batch_id
  LEFT JOIN conversation ON conversation.id = message.conversation_id
  LEFT JOIN participant ON participant.id = message.participant_id
  LEFT JOIN channel ON channel.id = message.channel_id
  LEFT JOIN brand ON brand.id = message.brand_id
  ORDER BY message.id`;
const codingSql = `SELECT coding.id, coding.guid, coding.message_id AS message, coding.code_id AS code, coding.start_offset AS start,
    coding.end_offset AS "end", coding.quote, coder.name AS coder, coding.created_at AS createdAt, coding.origin
  FROM json_each(?) AS wanted
  JOIN coding ON coding.message_id = wanted.value
  JOIN coder ON coder.id = coding.coder_id
  ORDER BY coding.message_id, coding.start_offset, coding.end_offset, coding.id`;
const tagSql = `SELECT message_tag.message_id AS message, tag.name AS name
  FROM json_each(?) AS wanted
  JOIN message_tag ON message_tag.message_id = wanted.value
  JOIN tag ON tag.id = message_tag.tag_id
  ORDER BY message_tag.message_id, tag.name`;
const memoSql = `SELECT memo.guid, memo.target_id AS message, NULL AS coding, memo.text, coder.name AS coder, memo.created_at AS createdAt
  FROM json_each(?) AS wanted
  JOIN memo ON memo.target_kind = 'message' AND memo.target_id = wanted.value
  JOIN coder ON coder.id = memo.coder_id
  UNION ALL
  SELECT memo.guid, coding.message_id, coding.guid, memo.text, coder.name, memo.created_at
  FROM json_each(?) AS wanted
  JOIN coding ON coding.message_id = wanted.value
  JOIN memo ON memo.target_kind = 'coding' AND memo.target_id = coding.id
  JOIN coder ON coder.id = memo.coder_id
  ORDER BY createdAt`;

/** Names and paths of all codes by id, the retired ones too: their codings are data. */
function readCodes(db: ReadableDatabase): Map<number, { name: string; path: string }> {
  const rows = new Map(
    prepareOnce<[], { id: number; parent: number | null; name: string }>(db, 'SELECT id, parent_id AS parent, name FROM code')
      .all()
      .map((row) => [row.id, row]),
  );
  const named = new Map<number, { name: string; path: string }>();
  for (const [id, { name }] of rows) {
    const names: string[] = [];
    // The bound ends a walk round a cycle, which only a damaged file can hold.
    for (let at = rows.get(id); at !== undefined && names.length < 100; at = at.parent === null ? undefined : rows.get(at.parent)) names.unshift(at.name);
    named.set(id, { name, path: formatCodePath(names) });
  }
  return named;
}

const grouped = <T extends { message: number }>(rows: readonly T[]): Map<number, T[]> => Map.groupBy(rows, ({ message }) => message);

/** The attributes that the importer stored; keys as they are, nested values as their JSON text. */
function readAttributes(json: string | null): Record<string, AttributeValue> {
  const value: unknown = json === null ? {} : JSON.parse(json);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]: [string, unknown]): [string, AttributeValue] => [key, isPlain(entry) ? entry : JSON.stringify(entry)]),
  );
}

const isPlain = (value: unknown): value is AttributeValue =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const toCoding = (row: CodingRow, codes: ReturnType<typeof readCodes>): ExportedCoding => ({
  id: row.guid,
  code: codes.get(row.code)?.name ?? '',
  path: codes.get(row.code)?.path ?? '',
  start: row.start,
  end: row.end,
  quote: row.quote,
  coder: row.coder,
  createdAt: isoTime(row.createdAt),
  origin: row.origin,
});

const toMemo = ({ guid, coding, text, coder, createdAt }: MemoRow): ExportedMemo => ({ id: guid, coding, text, coder, createdAt: isoTime(createdAt) });

/** Who says so is part of the value: a machine's label must not pass for a person's. */
const toSentiment = (found: SourcedSentiment | null): ExportedMessage['sentiment'] =>
  found === null ? null : { label: found.label, score: found.score, source: found.coder === null ? `machine ${found.machine}` : `override ${found.coder}` };

/** The messages of these ids as records, in order of id, read block by block while they are consumed. */
export function* readRecords(db: ReadableDatabase, ids: Int32Array): Generator<ExportedMessage> {
  const codes = readCodes(db);
  const { themes, of: themeOf } = loadThemes(db);
  const sentimentOf = sentimentSources(db);
  const themeNames = new Map(themes.map(({ id, name }) => [id, name]));
  for (let from = 0; from < ids.length; from += blockSize) {
    const wanted = JSON.stringify([...ids.subarray(from, from + blockSize)]);
    const codings = grouped(prepareOnce<[string], CodingRow>(db, codingSql).all(wanted));
    const tags = grouped(prepareOnce<[string], { message: number; name: string }>(db, tagSql).all(wanted));
    const memos = grouped(prepareOnce<[string, string], MemoRow>(db, memoSql).all(wanted, wanted));
    for (const row of prepareOnce<[string], MessageRow>(db, messageSql).all(wanted)) {
      const guid = derivedGuid(row.batchGuid, 'message', row.row);
      const theme = themeNames.get(themeOf[row.id] ?? 0);
      const id = row.externalId ?? guid;
      yield {
        id,
        guid,
        conversation: row.conversation ?? id,
        batch: row.batch,
        channel: row.channel,
        brand: row.brand,
        participant: row.participant,
        role: roles[row.role] ?? 'other',
        sentAt: row.sentAt === null ? null : isoTime(row.sentAt),
        text: row.text,
        language: languages[row.language] ?? null,
        rating: row.rating,
        attributes: readAttributes(row.attributes),
        sentiment: toSentiment(sentimentOf(row.id)),
        tags: (tags.get(row.id) ?? []).map(({ name }) => name),
        themes: theme === undefined ? [] : [theme],
        codings: (codings.get(row.id) ?? []).map((coding) => toCoding(coding, codes)),
        memos: (memos.get(row.id) ?? []).map(toMemo),
      };
    }
  }
}

/** More attributes than this do not become columns but one JSON cell. */
const columnLimit = 120;

/** The attribute keys that occur in these messages, in order of first use; none where there are too many. */
export function readAttributeKeys(db: ReadableDatabase, ids: Int32Array, signal: { throwIfAborted(): void }): string[] {
  const keys = new Set<string>();
  const sql = `SELECT DISTINCT attribute.key FROM json_each(?) AS wanted
    JOIN message ON message.id = wanted.value AND message.attributes IS NOT NULL, json_each(message.attributes) AS attribute`;
  for (let from = 0; from < ids.length && keys.size <= columnLimit; from += 10 * blockSize) {
    signal.throwIfAborted();
    const wanted = JSON.stringify([...ids.subarray(from, from + 10 * blockSize)]);
    for (const key of prepareOnce<[string], string>(db, sql).pluck().all(wanted)) keys.add(key);
  }
  return keys.size > columnLimit ? [] : [...keys];
}
