import { createColumnBuffer } from '#service/db/columns.ts';
import type { WritableDatabase } from '#service/db/open.ts';
import type { MessageIdentity, PendingMessages } from './duplicates.ts';

/** A row as it is written, but for what it points to. */
export interface WrittenRow {
  /** Source row. */
  readonly row: number;
  readonly externalId: string | null;
  readonly text: string;
  readonly sentAt: number | null;
  readonly role: number;
  readonly language: number;
  readonly rating: number | null;
  readonly attributes: string | null;
  readonly engagement: string | null;
  readonly codePoints: number;
  /** The two words of `hashText`. */
  readonly idHash: Uint32Array;
  readonly textHash: Uint32Array;
}

/** The ids of what a row names; null for none. */
export interface RowReferences {
  readonly conversation: number | null;
  readonly participant: number | null;
  readonly channel: number | null;
  readonly brand: number | null;
}

/** Collects messages with dense ids and writes them, with their column snapshots, a few thousand at a time. */
export interface MessageWriter extends PendingMessages {
  readonly waiting: number;
  /** The id the next message gets. */
  readonly nextId: number;
  add(fields: WrittenRow, references: RowReferences): void;
  /** Writes what waits, inside the caller's transaction; `last` also writes the part of a chunk that is left. */
  flush(db: WritableDatabase, last: boolean): void;
}

const names = 'batch_id, row, external_id, conversation_id, participant_id, role, channel_id, brand_id, sent_at, language, rating, text, attributes, engagement';
/** Parameters of one row; the batch is part of the statement. */
const width = 13;
/** Rows of one INSERT: fewer cost more calls, more gain nothing measurable. */
const rowsPerInsert = 20;

type Value = string | number | null;

/** A writer of the messages `firstId`, `firstId + 1`, … of a batch. */
export function createMessageWriter(batch: number, firstId: number): MessageWriter {
  const columns = createColumnBuffer(firstId);
  let values: Value[] = [];
  let waiting = 0;
  let firstWaiting = firstId;
  const insertSql = (rows: number): string => `INSERT INTO message (${names}) VALUES ${Array.from({ length: rows }, () => `(${batch}${',?'.repeat(width)})`).join(',')}`;
  let prepared: { db: WritableDatabase; run: (rows: number, values: Value[]) => number } | null = null;
  const prepare = (db: WritableDatabase): ((rows: number, values: Value[]) => number) => {
    if (prepared?.db === db) return prepared.run;
    const many = db.prepare<[Value[]]>(insertSql(rowsPerInsert));
    const one = db.prepare<[Value[]]>(insertSql(1));
    const run = (rows: number, slice: Value[]): number => Number((rows === rowsPerInsert ? many : one).run(slice).lastInsertRowid);
    prepared = { db, run };
    return run;
  };
  return {
    get waiting() {
      return waiting;
    },
    get nextId() {
      return firstWaiting + waiting;
    },
    identityOf(message): MessageIdentity | null {
      const at = (message - firstWaiting) * width;
      if (at < 0 || at >= values.length) return null;
      const [, externalId, conversation, participant, , , , sentAt, , , text] = values.slice(at, at + width);
      return {
        externalId: typeof externalId === 'string' ? externalId : null,
        conversation: Math.max(0, Number(conversation)),
        participant: Number(participant ?? 0),
        sentAt: typeof sentAt === 'number' ? sentAt : null,
        text: String(text),
      };
    },
    add(fields, references) {
      const conversation = references.conversation ?? -(firstWaiting + waiting);
      values.push(
        fields.row,
        fields.externalId,
        conversation,
        references.participant,
        fields.role,
        references.channel,
        references.brand,
        fields.sentAt,
        fields.language,
        fields.rating,
        fields.text,
        fields.attributes,
        fields.engagement,
      );
      waiting++;
      columns.push({
        batch,
        conversation,
        participant: references.participant,
        role: fields.role,
        channel: references.channel,
        brand: references.brand,
        sentAt: fields.sentAt,
        language: fields.language,
        rating: fields.rating,
        externalId: fields.externalId,
        text: fields.text,
        textLength: fields.codePoints,
        textHash: fields.textHash,
        idHash: fields.idHash,
      });
    },
    flush(db, last) {
      const run = prepare(db);
      let at = 0;
      let row = 0;
      let lastId = firstWaiting - 1;
      for (; row + rowsPerInsert <= waiting; row += rowsPerInsert, at += rowsPerInsert * width) {
        lastId = run(rowsPerInsert, values.slice(at, at + rowsPerInsert * width));
      }
      for (; row < waiting; row++, at += width) lastId = run(1, values.slice(at, at + width));
      // Ids are counted here and assigned by SQLite; column snapshots and conversations of one rest on their being equal.
      if (lastId !== firstWaiting + waiting - 1) throw new Error('message ids are not dense');
      if (columns.full || last) columns.flush(db);
      firstWaiting += waiting;
      waiting = 0;
      values = [];
    },
  };
}
