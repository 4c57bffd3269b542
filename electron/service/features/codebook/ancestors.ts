import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** Ids of the codes above a code. */
export function ancestorsOf(tx: CommandTransaction, code: number): Set<number> {
  return new Set(
    prepareOnce<[number], { id: number }>(
      tx.db,
      `WITH RECURSIVE above (id) AS (SELECT parent_id FROM code WHERE id = ? UNION SELECT parent_id FROM code JOIN above ON code.id = above.id)
       SELECT id FROM above WHERE id IS NOT NULL`,
    )
      .all(code)
      .map(({ id }) => id),
  );
}
