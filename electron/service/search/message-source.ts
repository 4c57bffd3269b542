import { prepared } from './database.ts';
import type { SearchDatabase, TextSource } from './database.ts';

const pageSize = 1000;

interface TextRow {
  readonly id: number;
  readonly text: string;
}

function isTextRow(row: unknown): row is TextRow {
  return typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'number' && 'text' in row && typeof row.text === 'string';
}

/** Texts of the `message` table, read in pages so that no statement stays open between them. */
export function messageSource(db: SearchDatabase): TextSource {
  const one = prepared(db, 'SELECT id, text FROM message WHERE id = ?');
  const last = prepared(db, 'SELECT max(id) AS id FROM message');
  const page = prepared(db, `SELECT id, text FROM message WHERE id >= ? AND id <= ? ORDER BY id LIMIT ${pageSize}`);
  return {
    read(id) {
      const row = one.get(id);
      return isTextRow(row) ? row.text : undefined;
    },
    last() {
      const row = last.get();
      return typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'number' ? row.id : 0;
    },
    *iterate(from, to) {
      for (let next = from; next <= to;) {
        const rows = page.all(next, to);
        for (const row of rows) {
          if (!isTextRow(row)) continue;
          yield row;
          next = row.id + 1;
        }
        if (rows.length < pageSize) return;
      }
    },
  };
}
