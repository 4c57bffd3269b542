import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** Answers which codes may still be proposed for a message. */
export type MayPropose = (message: number, code: number) => boolean;

/**
 * What is settled for some messages: a code that a message has, by whomever and wherever, and one that was rejected
 * for it are not proposed, nor are retired codes and those that are gone.
 */
export function settledCodes(db: ReadableDatabase, messages: readonly number[]): MayPropose {
  const wanted = JSON.stringify(messages);
  const settled = new Set<string>();
  for (const table of ['coding', 'suggestion_decision'] as const) {
    const rows = prepareOnce<[string], { message: number; code: number }>(
      db,
      `SELECT own.message_id AS message, own.code_id AS code FROM json_each(?) AS wanted CROSS JOIN ${table} AS own ON own.message_id = wanted.value
       ${table === 'coding' ? '' : 'WHERE own.accepted = 0'}`,
    ).iterate(wanted);
    for (const { message, code } of rows) settled.add(`${message} ${code}`);
  }
  const offered = new Set(prepareOnce<[], { id: number }>(db, 'SELECT id FROM code WHERE retired = 0').all().map(({ id }) => id));
  return (message, code) => offered.has(code) && !settled.has(`${message} ${code}`);
}
