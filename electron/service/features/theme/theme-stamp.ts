import { AppError } from '#shared/base/errors.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { currentSet, readThemes } from './theme-rows.ts';

/** The state of the current set's themes as one text: equal only where no edit lies between. */
export function themeStamp(db: ReadableDatabase): string {
  const set = currentSet(db);
  if (set === undefined) return '';
  const clusters = prepareOnce<[number], unknown>(db, 'SELECT number, theme_id FROM theme_cluster WHERE set_id = ? ORDER BY number').all(set.id);
  const moves = prepareOnce<[number], unknown>(
    db,
    'SELECT count(*) AS moves, sum(message_id) AS messages, sum(theme_id) AS themes, max(created_at) AS last FROM theme_move WHERE set_id = ?',
  ).all(set.id);
  return JSON.stringify([set, readThemes(db, set.id), clusters, moves]);
}

/** Throws `conflict`/`themes-changed` where somebody edited the themes since the stamp was taken: the work on them is void. */
export function requireUnchanged(db: ReadableDatabase, stamp: string): void {
  if (themeStamp(db) !== stamp) throw new AppError('conflict', { reason: 'themes-changed' }, { retryable: true });
}
