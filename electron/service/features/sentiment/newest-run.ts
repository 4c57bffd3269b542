import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** The kind under which scoring runs are recorded. */
export const sentimentRecipeKind = 'sentiment';

/** The recipe of the scoring run recorded last; null before the first. */
export function newestRun(db: ReadableDatabase): number | null {
  return prepareOnce<[string], number | null>(db, 'SELECT max(id) FROM recipe WHERE kind = ?').pluck().get(sentimentRecipeKind) ?? null;
}
