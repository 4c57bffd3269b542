import type { ReadableDatabase, WritableDatabase } from '../db/open.ts';
import { prepareOnce } from '../db/statements.ts';
import { chunkSize, columnNames, definitionOf, emptyColumn, type ColumnName, type ColumnOf, type Columns } from './definitions.ts';

/** Chunk number of a message. */
export const chunkOf = (message: number): number => Math.floor(message / chunkSize);

const selectChunk = 'SELECT data FROM column_chunk WHERE name = ? AND chunk = ?';

/**
 * Writes the columns of the messages `firstId`, `firstId + 1`, … at the end of the snapshots, inside the caller's
 * transaction. Extends the last chunk; what stands at or behind `firstId` from an import that was taken back is
 * replaced, and a gap before it is filled with "no value". Cheapest in pieces of whole chunks: every call writes the
 * last chunk of every column anew. Throws `RangeError` where the arrays differ in length.
 */
export function writeColumnChunks(db: WritableDatabase, firstId: number, columns: Columns): void {
  const messages = columns.batch.length;
  for (const name of columnNames) {
    if (columns[name].length !== messages * definitionOf(name).width) throw new RangeError(`column ${name} has another length`);
  }
  if (messages === 0) return;
  const put = prepareOnce<[string, number, Uint8Array]>(db, 'INSERT OR REPLACE INTO column_chunk (name, chunk, data) VALUES (?, ?, ?)');
  const cut = prepareOnce<[string, number]>(db, 'DELETE FROM column_chunk WHERE name = ? AND chunk > ?');
  for (const name of columnNames) {
    const { width } = definitionOf(name);
    fillGap(db, name, firstId);
    for (let from = 0; from < messages; ) {
      const chunk = chunkOf(firstId + from);
      const offset = firstId + from - chunk * chunkSize;
      const count = Math.min(messages - from, chunkSize - offset);
      const data = emptyColumn(name, offset + count);
      if (offset > 0) data.set(readChunk(db, name, chunk).subarray(0, offset * width));
      data.set(columns[name].subarray(from * width, (from + count) * width), offset * width);
      put.run(name, chunk, bytesOf(data));
      from += count;
    }
    cut.run(name, chunkOf(firstId + messages - 1));
  }
}

/** Completes the chunks before `firstId`, so that readers may take every chunk but the last one as full. */
function fillGap<N extends ColumnName>(db: WritableDatabase, name: N, firstId: number): void {
  const put = prepareOnce<[string, number, Uint8Array]>(db, 'INSERT OR REPLACE INTO column_chunk (name, chunk, data) VALUES (?, ?, ?)');
  for (let chunk = chunkOf(firstId) - 1; chunk >= 0; chunk--) {
    const found = readChunk(db, name, chunk);
    const full = chunkSize * definitionOf(name).width;
    if (found.length === full) return;
    const data = emptyColumn(name, chunkSize);
    data.set(found);
    put.run(name, chunk, bytesOf(data));
  }
}

/** One stored chunk, possibly shorter than {@link chunkSize}; empty where there is none. */
export function readChunk<N extends ColumnName>(db: ReadableDatabase, name: N, chunk: number): ColumnOf<N> {
  const { array } = definitionOf(name);
  const data = prepareOnce<[string, number], Uint8Array>(db, selectChunk).pluck().get(name, chunk);
  if (data === undefined) return new array(0);
  const bytes = new Uint8Array(data.byteLength - (data.byteLength % new array(0).BYTES_PER_ELEMENT));
  bytes.set(data.subarray(0, bytes.byteLength));
  return new array(bytes.buffer);
}

/** Copies the stored chunks from message `from` on into a flat column; returns how far they reach (exclusive). */
export function readChunksInto<N extends ColumnName>(db: ReadableDatabase, name: N, into: ColumnOf<N>, from: number): number {
  const { width } = definitionOf(name);
  const target = new Uint8Array(into.buffer);
  const bytesEach = into.BYTES_PER_ELEMENT * width;
  const messages = into.length / width;
  const read = prepareOnce<[string, number], Uint8Array>(db, selectChunk).pluck();
  let reached = chunkOf(from) * chunkSize;
  while (reached < messages) {
    const data = read.get(name, chunkOf(reached));
    if (data === undefined) break;
    const count = Math.min(messages - reached, Math.floor(data.byteLength / bytesEach));
    target.set(data.subarray(0, count * bytesEach), reached * bytesEach);
    reached += count;
    if (reached % chunkSize !== 0) break;
  }
  return Math.max(reached, Math.min(from, messages));
}

function bytesOf(column: { buffer: ArrayBuffer; byteOffset: number; byteLength: number }): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
