import { historyContract, type HistoryEntry } from '#shared/contracts/history.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';

interface Row {
  id: number;
  type: string;
  summary: string;
  coder: string | null;
  at: number;
  state: number;
  changes: number;
}

const states = ['done', 'undone', 'dropped'] as const;
const select = `SELECT command.id, type, summary, coder.name AS coder, at, state, changes
                FROM command LEFT JOIN coder ON coder.id = command.coder_id`;

export const handlers = implement.queries(historyContract, {
  list: ({ db }, { before, limit }) => ({
    entries: prepareOnce<[number, number], Row>(db, `${select} WHERE command.id < ? ORDER BY command.id DESC LIMIT ?`)
      .all(before ?? Number.MAX_SAFE_INTEGER, limit)
      .map(entryOf),
    total: prepareOnce<[], { total: number }>(db, 'SELECT count(*) AS total FROM command').get()?.total ?? 0,
  }),
  next: ({ db }) => ({
    undo: first(db, `${select} WHERE state = 0 AND undoable = 1 ORDER BY command.id DESC LIMIT 1`),
    redo: first(db, `${select} WHERE state = 1 ORDER BY command.id LIMIT 1`),
  }),
});

function first(db: ReadableDatabase, sql: string): HistoryEntry | null {
  const row = prepareOnce<[], Row>(db, sql).get();
  return row === undefined ? null : entryOf(row);
}

function entryOf({ summary, state, ...row }: Row): HistoryEntry {
  return { ...row, summary: JSON.parse(summary), state: states[state] ?? 'dropped' };
}
