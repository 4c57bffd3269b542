import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import type { Coding, Span } from '#shared/contracts/coding.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { shownMessages } from '#service/features/messages/shown.ts';
import { proveSpan } from './span.ts';
import type { MessageText } from './text-source.ts';

/** The text of a message that can be shown. Throws `not-found`. */
export function requireText(tx: CommandTransaction, message: number): string {
  const row = prepareOnce<[number], { text: string }>(
    tx.db,
    `SELECT text FROM message ${shownMessages} WHERE message.id = ?`,
  ).get(message);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-message' });
  return row.text;
}

/** Adds one coding; `known` spares reading the text where many codings of a message are added. Throws `conflict` when this coder has it already, `invalid-input` for a span outside the text. */
export function insertCoding(
  tx: CommandTransaction,
  coding: { message: number; code: number; span: Span; origin: Coding['origin'] },
  known?: MessageText,
): number {
  const { message, code, span, origin } = coding;
  const text = known?.text ?? requireText(tx, message);
  if (codingStands(tx, message, code, span)) throw new AppError('conflict', { reason: 'coding-exists' });
  const proven =
    span === null
      ? { start_offset: null, end_offset: null, quote: null, context_hash: null }
      : proveSpan(text, span.start, span.end, known?.offsets);
  return tx.insert('coding', {
    guid: newGuid(),
    message_id: message,
    code_id: code,
    ...proven,
    coder_id: tx.coder,
    created_at: tx.now,
    origin,
  });
}

/** Whether this coder has put this code on exactly this span already. */
export function codingStands(tx: CommandTransaction, message: number, code: number, span: Span): boolean {
  return (
    prepareOnce<[number, number, number, number | null, number | null]>(
      tx.db,
      `SELECT 1 FROM coding WHERE message_id = ? AND code_id = ? AND coder_id = ? AND start_offset IS ? AND end_offset IS ?`,
    ).get(message, code, tx.coder, span?.start ?? null, span?.end ?? null) !== undefined
  );
}
