import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';

/** The facts of some messages, in the given order, as arrays that travel without a copy. `ids` is handed over. */
export function gatherColumns(db: ReadableDatabase, ids: Int32Array<ArrayBuffer>) {
  return {
    id: ids,
    conversation: pick(loadColumn(db, 'conversation'), ids, new Int32Array(ids.length)),
    participant: pick(loadColumn(db, 'participant'), ids, new Int32Array(ids.length)),
    channel: pick(loadColumn(db, 'channel'), ids, new Int32Array(ids.length)),
    brand: pick(loadColumn(db, 'brand'), ids, new Int32Array(ids.length)),
    batch: pick(loadColumn(db, 'batch'), ids, new Int32Array(ids.length)),
    role: pick(loadColumn(db, 'role'), ids, new Uint8Array(ids.length)),
    language: pick(loadColumn(db, 'language'), ids, new Uint8Array(ids.length)),
    sentAt: pick(loadColumn(db, 'sentAt'), ids, new Float64Array(ids.length)),
    rating: pick(loadColumn(db, 'rating'), ids, new Float64Array(ids.length)),
    length: pick(loadColumn(db, 'textLength'), ids, new Int32Array(ids.length)),
  };
}

function pick<A extends Int32Array | Uint8Array | Float64Array>(column: A, ids: Int32Array, into: A): A {
  for (let index = 0; index < ids.length; index++) into[index] = column[ids[index] ?? 0] ?? 0;
  return into;
}
