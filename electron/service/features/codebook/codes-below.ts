import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** Ids of a code and of all below it. */
export function codesBelow(db: ReadableDatabase, code: number): number[] {
  return prepareOnce<[number], { id: number }>(
    db,
    `WITH RECURSIVE below (id) AS (SELECT ? UNION SELECT code.id FROM code JOIN below ON code.parent_id = below.id)
     SELECT id FROM below`,
  )
    .all(code)
    .map(({ id }) => id);
}
