import { createColumnBuffer, type ColumnRow } from '#service/db/columns.ts';
import type { WritableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import type { MessageIdentity, PendingMessages } from './duplicates.ts';
import { rowStart, textAt, textFields, type RowContents } from './mapped-rows.ts';

/** Collects messages with dense ids and writes them, with their column snapshots, some ten thousand at a time. */
export interface MessageWriter extends PendingMessages {
  readonly waiting: number;
  /** What writing what waits will cost: bytes of text, and for each row what so many bytes cost. */
  readonly weight: number;
  /** The id the next message gets. */
  readonly nextId: number;
  /** Takes a row with the ids of what it names, 0 for none. Rows of one `mapped` come one after the other. */
  add(mapped: RowContents, index: number, conversation: number, participant: number, channel: number, brand: number): void;
  /** Writes what waits, inside the caller's transaction; `last` also writes the part of a column chunk that is left. */
  flush(db: WritableDatabase, last: boolean): void;
}

/** What a row costs beside its text, as bytes of text. */
const rowWeight = 500;
/** Rows of one INSERT: fewer cost more calls, more gain nothing measurable. */
const rowsPerInsert = 50;

type Value = string | number | null;

/** The waiting messages that came with one {@link RowContents}. */
interface Piece {
  readonly mapped: RowContents;
  /** Position among the waiting messages. */
  readonly from: number;
  count: number;
}

/** A writer of the messages `firstId`, `firstId + 1`, … of a batch. */
export function createMessageWriter(batch: number, firstId: number): MessageWriter {
  const columns = createColumnBuffer(firstId);
  const columnRow = emptyColumnRow(batch);
  let pieces: Piece[] = [];
  let waiting = 0;
  let waitingBytes = 0;
  let firstWaiting = firstId;
  // Of each waiting message: its place in its piece's columns, and what it points to.
  let places = new Int32Array(16_384);
  let references = new Int32Array(places.length * 4);

  const grow = (): void => {
    const [oldPlaces, oldReferences] = [places, references];
    places = new Int32Array(oldPlaces.length * 2);
    references = new Int32Array(oldReferences.length * 2);
    places.set(oldPlaces);
    references.set(oldReferences);
  };

  /** Inserts the waiting messages `from` up to `until` of one piece by one statement; returns the id of the last. */
  const insert = (db: WritableDatabase, mapped: RowContents, from: number, until: number): number => {
    const { ends } = mapped;
    const fields = mapped.mappedTexts.map((field) => textFields.indexOf(field));
    const start = rowStart(mapped, places[from] ?? 0);
    const end = ends[((places[until - 1] ?? 0) + 1) * textFields.length - 1] ?? 0;
    const values: Value[] = [];
    for (let position = from; position < until; position++) {
      const place = places[position] ?? 0;
      const sentAt = mapped.sentAt[place] ?? Number.NaN;
      const rating = mapped.ratings[place] ?? Number.NaN;
      const at = position * 4;
      values.push(
        mapped.rows[place] ?? 0,
        references[at] ?? 0,
        references[at + 1] || null,
        mapped.roles[place] ?? 0,
        references[at + 2] || null,
        references[at + 3] || null,
        Number.isNaN(sentAt) ? null : sentAt,
        mapped.languages[place] ?? 0,
        Number.isNaN(rating) ? null : rating,
      );
      for (const field of fields) {
        const index = place * textFields.length + field;
        const before = index === 0 ? 0 : (ends[index - 1] ?? 0);
        const length = (ends[index] ?? 0) - before;
        // substr counts from 1 and gives NULL for NULL.
        values.push(length === 0 ? null : before - start + 1, length);
      }
    }
    const statement = prepareOnce<[{ bytes: Uint8Array }, ...Value[]]>(db, insertSql(mapped, until - from));
    return Number(statement.run({ bytes: mapped.bytes.subarray(start, end) }, ...values).lastInsertRowid);
  };

  return {
    get waiting() {
      return waiting;
    },
    get weight() {
      return waiting * rowWeight + waitingBytes;
    },
    get nextId() {
      return firstWaiting + waiting;
    },
    identityOf(message): MessageIdentity | null {
      const position = message - firstWaiting;
      const piece = pieces.find(({ from, count }) => position >= from && position < from + count);
      if (piece === undefined) return null;
      const place = places[position] ?? 0;
      const sentAt = piece.mapped.sentAt[place] ?? Number.NaN;
      return {
        externalId: textAt(piece.mapped, place, 'externalId') || null,
        conversation: Math.max(0, references[position * 4] ?? 0),
        participant: references[position * 4 + 1] ?? 0,
        sentAt: Number.isNaN(sentAt) ? null : sentAt,
        text: textAt(piece.mapped, place, 'text'),
      };
    },
    add(mapped, index, conversation, participant, channel, brand) {
      if (waiting === places.length) grow();
      let piece = pieces.at(-1);
      if (piece?.mapped !== mapped) pieces.push((piece = { mapped, from: waiting, count: 0 }));
      piece.count++;
      places[waiting] = index;
      const at = waiting * 4;
      const inside = conversation === 0 ? -(firstWaiting + waiting) : conversation;
      references[at] = inside;
      references[at + 1] = participant;
      references[at + 2] = channel;
      references[at + 3] = brand;
      waiting++;
      waitingBytes += (mapped.ends[(index + 1) * textFields.length - 1] ?? 0) - rowStart(mapped, index);
      columnRow.conversation = inside;
      columnRow.participant = participant;
      columnRow.channel = channel;
      columnRow.brand = brand;
      columnRow.role = mapped.roles[index] ?? 0;
      columnRow.sentAt = mapped.sentAt[index] ?? Number.NaN;
      columnRow.language = mapped.languages[index] ?? 0;
      columnRow.rating = mapped.ratings[index] ?? Number.NaN;
      columnRow.textLength = mapped.codePoints[index] ?? 0;
      columnRow.idHash[0] = mapped.idHashes[index * 2] ?? 0;
      columnRow.idHash[1] = mapped.idHashes[index * 2 + 1] ?? 0;
      columnRow.textHash[0] = mapped.textHashes[index * 2] ?? 0;
      columnRow.textHash[1] = mapped.textHashes[index * 2 + 1] ?? 0;
      columns.push(columnRow);
    },
    flush(db, last) {
      let lastId = firstWaiting - 1;
      for (const { mapped, from, count } of pieces) {
        const end = from + count;
        let position = from;
        for (; position + rowsPerInsert <= end; position += rowsPerInsert) lastId = insert(db, mapped, position, position + rowsPerInsert);
        for (; position < end; position++) lastId = insert(db, mapped, position, position + 1);
      }
      // Ids are counted here and assigned by SQLite; column snapshots and conversations of one rest on their being equal.
      if (lastId !== firstWaiting + waiting - 1) throw new Error('message ids are not dense');
      if (columns.full || last) columns.flush(db);
      firstWaiting += waiting;
      waiting = 0;
      waitingBytes = 0;
      pieces = [];
    },
  };

  /** `OR FAIL`, because SQLite would else keep a copy of every page for the rows before a failing one. Few different texts: one per number of rows and mapping. */
  function insertSql(mapped: RowContents, rows: number): string {
    const texts = mapped.mappedTexts.map((field) => columnOf[field]);
    const row = `(${batch},?,?,?,?,?,?,?,?,?${texts.map(() => ',CAST(substr(@bytes,?,?) AS TEXT)').join('')})`;
    return `INSERT OR FAIL INTO message (batch_id, row, conversation_id, participant_id, role, channel_id, brand_id, sent_at, language, rating, ${texts.join(', ')})
      VALUES ${Array.from({ length: rows }, () => row).join(',')}`;
  }
}

const columnOf = { externalId: 'external_id', attributes: 'attributes', engagement: 'engagement', text: 'text' } as const;

/** One object for every row: what the columns keep is copied out of it. */
function emptyColumnRow(batch: number): ColumnRow & { idHash: Uint32Array; textHash: Uint32Array } {
  return {
    batch,
    conversation: 0,
    participant: 0,
    role: 0,
    channel: 0,
    brand: 0,
    sentAt: Number.NaN,
    language: 0,
    rating: Number.NaN,
    // The hashes stand for both.
    externalId: '',
    text: '',
    textLength: 0,
    idHash: new Uint32Array(2),
    textHash: new Uint32Array(2),
  };
}
