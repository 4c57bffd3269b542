import { AppError } from '#shared/base/errors.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { requireText } from './insert-coding.ts';
import { proveSpan } from './span.ts';

interface Row {
  message: number;
  code: number;
  name: string;
  coder: number;
  whole: number;
}

/**
 * Gives a coding other ends and proves it anew, which also mends one that was broken. Offsets are code points, half-open.
 * Throws `not-found`; `invalid-input` for one of a whole message or a span outside the text; `conflict` where its coder
 * has put the same code on that span already.
 */
export function resizeCoding(tx: CommandTransaction, coding: number, span: { start: number; end: number }): void {
  const row = prepareOnce<[number], Row>(
    tx.db,
    `SELECT message_id AS message, code_id AS code, code.name, coder_id AS coder, start_offset IS NULL AS whole
     FROM coding JOIN code ON code.id = code_id WHERE coding.id = ?`,
  ).get(coding);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-coding' });
  if (row.whole === 1) throw new AppError('invalid-input', { reason: 'whole-message-has-no-ends' });
  const proven = proveSpan(requireText(tx, row.message), span.start, span.end);
  const stands = prepareOnce<[number, number, number, number, number, number], { id: number }>(
    tx.db,
    'SELECT id FROM coding WHERE message_id = ? AND code_id = ? AND coder_id = ? AND start_offset = ? AND end_offset = ? AND id <> ?',
  ).get(row.message, row.code, row.coder, span.start, span.end, coding);
  if (stands !== undefined) throw new AppError('conflict', { reason: 'coding-exists' });
  tx.update('coding', coding, { ...proven });
  tx.describe({ code: row.name, message: row.message });
}
