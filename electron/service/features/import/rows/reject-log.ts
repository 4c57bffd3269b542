import type { WritableDatabase } from '#service/db/open.ts';
import { maximumRawLength, rawExcerpt, type RowProblem } from '#service/importers/importer.ts';

/** A reject on its way into the project; `decision` marks the same id with another text. */
export interface NewReject extends RowProblem {
  readonly decision: boolean;
}

/** Writes rejects of a batch, inside the caller's transaction. */
export function writeRejects(db: WritableDatabase, batch: number, rejects: readonly NewReject[]): void {
  if (rejects.length === 0) return;
  const insert = db.prepare('INSERT INTO reject (batch_id, row, column_name, reason, params, raw, decision) VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const { row, column, reason, params, raw, decision } of rejects) {
    // What SQLite cannot hold as text is written as U+FFFD here, in the excerpt of a row that was rejected for it.
    insert.run(batch, row, column, reason, JSON.stringify(params), raw.toWellFormed().replaceAll('\0', '\ufffd'), decision ? 1 : 0);
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
