import { derivedGuid } from '#shared/base/ids.ts';
import { hashText, loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** The messages whose source id or GUID is the text, exactly. */
export function findMessagesById(db: ReadableDatabase, text: string, end: number): number[] {
  const found = byExternalId(db, text, end);
  return found.length > 0 ? found : byGuid(db, text.toLowerCase(), end);
}

function byExternalId(db: ReadableDatabase, text: string, end: number): number[] {
  const hashes = loadColumn(db, 'idHash');
  const [first, second] = hashText(text);
  const external = prepareOnce<[number], string | null>(db, 'SELECT external_id FROM message WHERE id = ?').pluck();
  const found: number[] = [];
  for (let id = 1; id < end; id++) {
    if (hashes[id * 2] === first && hashes[id * 2 + 1] === second && external.get(id) === text) found.push(id);
  }
  return found;
}

const guidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A derived GUID starts as its batch's does and holds the source row; rows ascend with ids inside a batch. */
function byGuid(db: ReadableDatabase, guid: string, end: number): number[] {
  if (!guidPattern.test(guid)) return [];
  const batches = prepareOnce<[string], { guid: string; first: number | null; last: number | null }>(
    db,
    'SELECT guid, first_message AS first, last_message AS last FROM batch WHERE substr(guid, 1, 24) = ? AND state <> 0',
  ).all(guid.slice(0, 24));
  const rowOf = prepareOnce<[number], number>(db, 'SELECT row FROM message WHERE id = ?').pluck();
  for (const batch of batches) {
    if (batch.first === null || batch.last === null) continue;
    const row = rowOfGuid(batch.guid, guid);
    let low = batch.first;
    let high = Math.min(batch.last, end - 1);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((rowOf.get(middle) ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    if (rowOf.get(low) === row && derivedGuid(batch.guid, 'message', row) === guid) return [low];
  }
  return [];
}

function rowOfGuid(batch: string, guid: string): number {
  const word = (text: string, from: number, to: number) => Number.parseInt(text.slice(from, to), 16);
  const high = (word(batch, 26, 28) ^ word(guid, 26, 28)) >>> 0;
  const low = (word(batch, 28, 36) ^ word(guid, 28, 36)) >>> 0;
  return high * 0x1_0000_0000 + low;
}
