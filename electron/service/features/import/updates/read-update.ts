import { AppError } from '#shared/base/errors.ts';
import type { UpdateChoice } from '#shared/contracts/import.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { parseContent, type UpdateContent } from './update-content.ts';

/** A row that needs, or got, a decision between two texts. */
export interface StoredUpdate {
  readonly reject: number;
  readonly batch: number;
  readonly row: number;
  readonly content: UpdateContent;
  /** The message whose id the row carries, as it stood when it was imported. */
  readonly message: number;
  /** The message made of the row, once it was taken. */
  readonly newMessage: number | null;
  readonly decision: { readonly id: number; readonly choice: UpdateChoice; readonly replaced: number | null } | null;
}

interface Row {
  reject: number;
  batch: number;
  row: number;
  message: number;
  content: string | null;
  newMessage: number | null;
  decision: number | null;
  choice: UpdateChoice | null;
  replaced: number | null;
}

/**
 * Reads the update that a reject carries. Throws `not-found` for no such reject, `conflict` for one that is no update
 * or whose batch is not complete, or whose text was not kept (imported by an earlier version of the program).
 */
export function readUpdate(db: ReadableDatabase, reject: number): StoredUpdate {
  const row = prepareOnce<[number], Row & { needs: number; state: number }>(
    db,
    `SELECT reject.id AS reject, reject.batch_id AS batch, reject.row, reject.decision AS needs, batch.state, update_row.message_id AS message, content,
            new_message AS newMessage, update_decision.id AS decision, choice, replaced
     FROM reject JOIN batch ON batch.id = reject.batch_id LEFT JOIN update_row ON update_row.reject_id = reject.id
     LEFT JOIN update_decision ON update_decision.reject_id = reject.id WHERE reject.id = ?`,
  ).get(reject);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-such-reject' });
  if (row.needs !== 1) throw new AppError('conflict', { reason: 'not-an-update' });
  if (row.state !== 1) throw new AppError('conflict', { reason: 'batch-not-complete' });
  if (row.content === null) throw new AppError('conflict', { reason: 'update-not-kept' });
  const decision = row.decision === null || row.choice === null ? null : { id: row.decision, choice: row.choice, replaced: row.replaced };
  return { reject: row.reject, batch: row.batch, row: row.row, content: parseContent(row.content), message: row.message, newMessage: row.newMessage, decision };
}
