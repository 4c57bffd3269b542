import { createHash } from 'node:crypto';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** What a learning would see now. */
export interface LearningState {
  /** Equal where nothing that is learnt from has changed: undo brings the earlier one back. */
  readonly stamp: string;
  /** Codings that people made, imported or accepted. */
  readonly codings: number;
  readonly newestCoding: number;
  readonly rejections: number;
}

interface Sums {
  codings: number;
  newest: number | null;
  ids: number;
  codes: number;
  starts: number;
  ends: number;
}

/**
 * Codings that count are all but those of auto-coding, which nobody has looked at one by one. The stamp is made of
 * sums over them rather than of their times, so that it does not tell a change taken back from none.
 */
export function learningState(db: ReadableDatabase): LearningState {
  const sums = prepareOnce<[], Sums>(
    db,
    `SELECT count(*) AS codings, max(id) AS newest, total(id) AS ids, total(code_id * (id % 9973)) AS codes,
            total(start_offset * (id % 97)) AS starts, total(end_offset * (id % 89)) AS ends
     FROM coding INDEXED BY coding_by_people WHERE origin <> 'auto'`,
  ).get();
  const rejected = prepareOnce<[], { count: number; ids: number }>(
    db,
    'SELECT count(*) AS count, total(id) AS ids FROM suggestion_decision WHERE accepted = 0',
  ).get();
  const hash = createHash('sha256').update(JSON.stringify([sums, rejected]));
  for (const table of ['SELECT id, name, definition, inclusion, example, retired FROM code ORDER BY id', 'SELECT id, state FROM batch ORDER BY id']) {
    hash.update(JSON.stringify(prepareOnce(db, table).all()));
  }
  return {
    stamp: hash.digest('hex').slice(0, 32),
    codings: sums?.codings ?? 0,
    newestCoding: sums?.newest ?? 0,
    rejections: rejected?.count ?? 0,
  };
}

/** How many codings were added or removed, and rejections made or taken back, since a state. */
export function changesSince(db: ReadableDatabase, then: Omit<LearningState, 'stamp'>, now: LearningState): number {
  const added = prepareOnce<[number], number>(
    db,
    `SELECT count(*) FROM coding INDEXED BY coding_by_people WHERE origin <> 'auto' AND id > ?`,
  ).pluck().get(then.newestCoding) ?? 0;
  const removed = then.codings - (now.codings - added);
  return added + Math.max(0, removed) + Math.abs(now.rejections - then.rejections);
}
