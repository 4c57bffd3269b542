import type { MessageSort } from '#shared/contracts/messages.ts';
import { columnEnd, chunkSize } from '#service/db/columns.ts';
import type { ReadableDatabase, WritableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { addTo, emptyBitset, isMember } from '#service/search/bitset.ts';
import { sortMessages } from './sort-messages.ts';

/**
 * The order of all messages by time, kept in the project so that a large one opens to its first page without sorting.
 * Chunks of ids under the name `timeOrder` beside the column snapshots; chunk -1 holds the end of the columns that the
 * order was made for, so that one made before a later import is not taken for the order of today.
 */
const name = 'timeOrder';
const stampChunk = -1;

/** Messages below which sorting is quicker than it is noticed, and nothing is kept. */
const worthKeeping = 50_000;

/** Makes and keeps the order for the messages there are now; call it when an import is complete. */
export function keepTimeOrder(db: WritableDatabase): void {
  const end = columnEnd(db);
  if (end <= worthKeeping || isCurrent(db, end)) return;
  const ids = Int32Array.from({ length: end - 1 }, (_, index) => index + 1);
  const order = sortMessages(db, ids, [{ column: 'time', direction: 'ascending' }]);
  const put = prepareOnce<[string, number, Uint8Array]>(db, 'INSERT OR REPLACE INTO column_chunk (name, chunk, data) VALUES (?, ?, ?)');
  prepareOnce<[string]>(db, 'DELETE FROM column_chunk WHERE name = ?').run(name);
  for (let from = 0; from < order.length; from += chunkSize) {
    const piece = order.subarray(from, from + chunkSize);
    put.run(name, from / chunkSize, new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength));
  }
  put.run(name, stampChunk, new Uint8Array(Int32Array.of(end).buffer));
}

/** As {@link sortMessages}, from the kept order where that is what is asked for. */
export function orderMessages(db: ReadableDatabase, ids: Int32Array<ArrayBuffer>, sort: readonly MessageSort[]): Int32Array<ArrayBuffer> {
  const [first, second] = sort;
  const byTime = first?.column === 'time' && first.direction === 'ascending' && second === undefined;
  return (byTime ? inTimeOrder(db, ids) : undefined) ?? sortMessages(db, ids, sort);
}

/** The given messages (ascending ids) by time, earliest first, from the kept order; undefined where none is current. */
function inTimeOrder(db: ReadableDatabase, ids: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> | undefined {
  const end = columnEnd(db);
  if (ids.length <= worthKeeping || !isCurrent(db, end)) return undefined;
  const order = new Int32Array(end - 1);
  const bytes = new Uint8Array(order.buffer);
  let place = 0;
  const chunks = prepareOnce<[string], { data: Uint8Array }>(db, 'SELECT data FROM column_chunk WHERE name = ? AND chunk >= 0 ORDER BY chunk');
  for (const { data } of chunks.iterate(name)) {
    bytes.set(data, place);
    place += data.byteLength;
  }
  if (place !== bytes.byteLength) return undefined;
  if (ids.length === order.length) return order;
  const wanted = emptyBitset(end);
  for (const id of ids) addTo(wanted, id);
  const sorted = new Int32Array(ids.length);
  let count = 0;
  for (const id of order) if (isMember(wanted, id)) sorted[count++] = id;
  return sorted;
}

function isCurrent(db: ReadableDatabase, end: number): boolean {
  const stamp = prepareOnce<[string, number], Uint8Array>(db, 'SELECT data FROM column_chunk WHERE name = ? AND chunk = ?').pluck().get(name, stampChunk);
  return stamp !== undefined && new DataView(stamp.buffer, stamp.byteOffset).getInt32(0, true) === end;
}
