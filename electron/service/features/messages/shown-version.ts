import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** Whether another version stands in for a message. */
export function isHidden(db: ReadableDatabase, message: number): boolean {
  return prepareOnce<[number], number>(db, 'SELECT 1 FROM hidden_message WHERE id = ?').pluck().get(message) !== undefined;
}

/** The version of a message that is shown: itself, or what was taken in its place, and so on. */
export function shownVersion(db: ReadableDatabase, message: number): number {
  const follow = prepareOnce<[number], number>(
    db,
    `SELECT new_message FROM update_decision JOIN update_row ON update_row.reject_id = update_decision.reject_id
     WHERE replaced = ? AND new_message IS NOT NULL`,
  ).pluck();
  const passed = new Set<number>();
  let at = message;
  while (isHidden(db, at) && !passed.has(at)) {
    passed.add(at);
    at = follow.get(at) ?? at;
  }
  return at;
}
