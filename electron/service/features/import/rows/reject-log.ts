import type { WritableDatabase } from '#service/db/open.ts';
import type { UpdateContent } from '../updates/update-content.ts';
import { maximumRawLength, rawExcerpt, type RowProblem } from '#service/importers/importer.ts';

/** A reject on its way into the project. */
export interface NewReject extends RowProblem {
  /** Of a row with a known id and another text: the message it would replace, and with what. It needs a decision. */
  readonly update: { readonly message: number; readonly content: UpdateContent } | null;
}

/** Writes rejects of a batch, inside the caller's transaction. */
export function writeRejects(db: WritableDatabase, batch: number, rejects: readonly NewReject[]): void {
  if (rejects.length === 0) return;
  const insert = db.prepare('INSERT INTO reject (batch_id, row, column_name, reason, params, raw, decision) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const keep = db.prepare('INSERT INTO update_row (reject_id, message_id, content) VALUES (?, ?, ?)');
  for (const { row, column, reason, params, raw, update } of rejects) {
    // What SQLite cannot hold as text is written as U+FFFD here, in the excerpt of a row that was rejected for it.
    const { lastInsertRowid } = insert.run(batch, row, column, reason, JSON.stringify(params), raw.toWellFormed().replaceAll('\0', '\ufffd'), update === null ? 0 : 1);
    if (update !== null) keep.run(lastInsertRowid, update.message, JSON.stringify(update.content));
  }
}

/** A row as one line of CSV, for the reject list. */
export function rowAsText(cells: readonly string[], base: number, width: number): string {
  let text = '';
  for (let column = 0; column < width && text.length <= maximumRawLength; column++) {
    const cell = (cells[base + column] ?? '').slice(0, maximumRawLength);
    text += `${column === 0 ? '' : ','}${/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell}`;
  }
  return rawExcerpt(text);
}
