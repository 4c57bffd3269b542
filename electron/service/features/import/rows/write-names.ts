import type { WritableDatabase } from '#service/db/open.ts';
import type { NameTable, NewName } from './name-table.ts';

/** Conversations or participants written in one transaction. */
const namesPerWrite = 60_000;
/** Rows of one INSERT. */
const rowsPerInsert = 50;

/**
 * Writes the new conversations and participants of a batch, after its messages: their names are unique and come in no
 * order, so that writing them along with the messages would change every page of the two indexes in every transaction.
 */
export function writeNames(write: (work: (db: WritableDatabase) => void) => void, batch: number, conversations: NameTable, participants: NameTable): void {
  writeAll(write, conversations, 'conversation (batch_id, id, row, external_id)', `${batch},?,?,?`, ({ id, row, name }) => [id, row, name]);
  writeAll(write, participants, 'participant (batch_id, id, row, external_id, role)', `${batch},?,?,?,?`, ({ id, row, name, role }) => [id, row, name, role]);
}

function writeAll(
  write: (work: (db: WritableDatabase) => void) => void,
  table: NameTable,
  into: string,
  row: string,
  valuesOf: (name: NewName) => (string | number)[],
): void {
  const sql = (rows: number): string => `INSERT OR FAIL INTO ${into} VALUES ${Array.from({ length: rows }, () => `(${row})`).join(',')}`;
  for (let taken = table.takeNew(namesPerWrite); taken.length > 0; taken = table.takeNew(namesPerWrite)) {
    write((db) => {
      const many = db.prepare<(string | number)[]>(sql(rowsPerInsert));
      const one = db.prepare<(string | number)[]>(sql(1));
      let at = 0;
      for (; at + rowsPerInsert <= taken.length; at += rowsPerInsert) many.run(...taken.slice(at, at + rowsPerInsert).flatMap(valuesOf));
      for (const name of taken.slice(at)) one.run(...valuesOf(name));
    });
  }
}
