import type { WritableDatabase } from './open.ts';
import { prepareOnce } from './statements.ts';

/** The tables whose changes are recorded by the command log. Each has an integer `id`. */
export const recordedTables = [
  'batch',
  'brand',
  'channel',
  'code',
  'coding',
  'comprehension_answer',
  'conversation',
  'dictionary_word',
  'document',
  'glossary_entry',
  'event',
  'hidden_message',
  'mapping_profile',
  'memo',
  'message_tag',
  'participant',
  'relation',
  'rewrite',
  'rewrite_edit',
  'saved_search',
  'sentiment_model',
  'sentiment_override',
  'sign_off',
  'stop_word',
  'suggestion_decision',
  'tag',
  'theme',
  'theme_cluster',
  'theme_move',
  'theme_set',
  'timeline',
  'update_decision',
] as const;

export type RecordedTable = (typeof recordedTables)[number];
/** A whole row by column name, in the form in which SQLite stores it. */
export type RowImage = Record<string, string | number | null>;

const columnsOf = new WeakMap<WritableDatabase, Map<RecordedTable, readonly string[]>>();

function columns(db: WritableDatabase, table: RecordedTable): readonly string[] {
  const known = columnsOf.get(db) ?? new Map<RecordedTable, readonly string[]>();
  columnsOf.set(db, known);
  const found =
    known.get(table) ?? db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  known.set(table, found);
  return found;
}

/** The stored row, or null. */
export function readImage(db: WritableDatabase, table: RecordedTable, id: number): RowImage | null {
  return prepareOnce<[number], RowImage>(db, `SELECT ${columns(db, table).join(', ')} FROM ${table} WHERE id = ?`).get(id) ?? null;
}

/**
 * Turns a row from one image into another: insert where it was not, delete where it shall not be. Columns that an
 * insert leaves out get their default, and the image is completed in place with what was stored.
 */
export function applyImage(
  db: WritableDatabase,
  table: RecordedTable,
  id: number,
  from: RowImage | null,
  to: RowImage | null,
): void {
  if (to === null) {
    prepareOnce(db, `DELETE FROM ${table} WHERE id = ?`).run(id);
    return;
  }
  const names = columns(db, table);
  const given = names.filter((name) => name in to);
  if (given.length < Object.keys(to).length) throw new Error(`no such column in ${table}`);
  if (from === null) {
    prepareOnce(db, `INSERT INTO ${table} (${given.join(', ')}) VALUES (${given.map((name) => `@${name}`).join(', ')})`).run(to);
    if (given.length < names.length) Object.assign(to, readImage(db, table, id));
    return;
  }
  const changed = given.filter((name) => name !== 'id' && to[name] !== from[name]);
  if (changed.length === 0) return;
  prepareOnce(db, `UPDATE ${table} SET ${changed.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @id`).run({ ...to, id });
}
