import { codePointLength } from '#shared/base/code-points.ts';
import type { WritableDatabase } from '../db/open.ts';
import { writeColumnChunks } from './chunks.ts';
import { chunkSize, columnNames, definitionOf, emptyColumn, type ColumnName, type ColumnOf, type Columns } from './definitions.ts';
import { hashText } from './hash-text.ts';

/** What the snapshots keep of one message; null and undefined for none. */
export interface ColumnRow {
  batch: number;
  conversation: number;
  participant: number | null;
  role: number;
  channel: number | null;
  brand: number | null;
  sentAt: number | null;
  language: number;
  rating: number | null;
  externalId: string | null;
  text: string;
  /** Code points of the text, where the caller has counted them already. */
  textLength?: number;
  /** The two words of `hashText` of the text, where the caller has them already; they are copied. */
  textHash?: Uint32Array;
  /** The same of the external id. */
  idHash?: Uint32Array;
}

/** Collects the columns of messages with consecutive ids and writes them in whole chunks. */
export interface ColumnBuffer {
  push(row: ColumnRow): void;
  /** Whether a whole chunk waits; then `flush` is due. */
  readonly full: boolean;
  /** Writes what has been collected, inside the caller's transaction. Call it when `full` and at the end. */
  flush(db: WritableDatabase): void;
}

/** Makes a {@link ColumnBuffer} for the messages `firstId`, `firstId + 1`, … */
export function createColumnBuffer(firstId: number): ColumnBuffer {
  let columns: Columns = emptyColumns(chunkSize);
  let first = firstId;
  let count = 0;
  // The first piece ends at a chunk's border, so that the following ones are whole chunks.
  let room = chunkSize - (firstId % chunkSize);

  return {
    push(row) {
      if (count >= columns.batch.length) columns = grown(columns);
      columns.batch[count] = row.batch;
      columns.conversation[count] = row.conversation;
      columns.participant[count] = row.participant ?? 0;
      columns.role[count] = row.role;
      columns.channel[count] = row.channel ?? 0;
      columns.brand[count] = row.brand ?? 0;
      columns.sentAt[count] = row.sentAt ?? Number.NaN;
      columns.language[count] = row.language;
      columns.rating[count] = row.rating ?? Number.NaN;
      columns.textLength[count] = row.textLength ?? codePointLength(row.text);
      if (row.externalId === null) columns.idHash.fill(0, count * 2, count * 2 + 2);
      else if (row.idHash === undefined) hashText(row.externalId, columns.idHash, count * 2);
      else columns.idHash.set(row.idHash, count * 2);
      if (row.textHash === undefined) hashText(row.text, columns.textHash, count * 2);
      else columns.textHash.set(row.textHash, count * 2);
      count++;
    },
    get full() {
      return count >= room;
    },
    flush(db) {
      if (count === 0) return;
      writeColumnChunks(db, first, sliced(columns, count));
      first += count;
      count = 0;
      room = chunkSize - (first % chunkSize);
    },
  };
}

function map(transform: <N extends ColumnName>(name: N) => ColumnOf<N>): Columns {
  // Every name is present and each transform answers its own column's type.
  return Object.fromEntries(columnNames.map((name) => [name, transform(name)])) as unknown as Columns;
}

function emptyColumns(messages: number): Columns {
  return map((name) => emptyColumn(name, messages));
}

function grown(columns: Columns): Columns {
  const larger = emptyColumns(columns.batch.length * 2);
  for (const name of columnNames) larger[name].set(columns[name]);
  return larger;
}

function sliced(columns: Columns, messages: number): Columns {
  return map((name) => columns[name].slice(0, messages * definitionOf(name).width) as ColumnOf<typeof name>);
}
