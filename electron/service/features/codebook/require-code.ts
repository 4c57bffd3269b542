import { AppError } from '#shared/base/errors.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** The code of an id. Throws `not-found`. */
export function requireCode(tx: CommandTransaction, code: number): { id: number; name: string } {
  const found = prepareOnce<[number], { id: number; name: string }>(tx.db, 'SELECT id, name FROM code WHERE id = ?').get(code);
  if (found === undefined) throw new AppError('not-found', { reason: 'no-code' });
  return found;
}
