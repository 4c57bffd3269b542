import { AppError } from '#shared/base/errors.ts';
import type { Batch, Reject, UpdateChoice } from '#shared/contracts/import.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { leaveTaken } from './updates/decide-updates.ts';

const states: readonly Batch['state'][] = ['pending', 'complete', 'withdrawn'];

/**
 * What a batch shows: its messages without those that another version stands in for. A message made of an update whose
 * decision was undone lies beyond the batch's last one and is not among those it has.
 */
const shownMessages = 'imported - coalesce(hidden.messages, 0)';
const hiddenPerBatch = `SELECT batch_id, count(*) AS messages FROM hidden_message JOIN message ON message.id = hidden_message.id
  JOIN batch ON batch.id = batch_id AND message.id BETWEEN first_message AND last_message GROUP BY batch_id`;

/** All batches, the newest first. */
export function readBatches(db: ReadableDatabase): Batch[] {
  const rows = db
    .prepare<[], Omit<Batch, 'state'> & { state: number }>(
      `SELECT id, guid, name, state, file_name AS fileName, file_size AS fileSize, file_sha256 AS fileSha256, format,
         imported_at AS importedAt, purpose, legal_basis AS legalBasis, source, retain_until AS retainUntil,
         rows, imported, ${shownMessages} AS messages, duplicates, updates, rejected, coalesce(open.undecided, 0) AS undecided
       FROM batch
       LEFT JOIN (${hiddenPerBatch}) hidden ON hidden.batch_id = batch.id
       LEFT JOIN (SELECT batch_id, count(*) AS undecided FROM reject JOIN update_row ON update_row.reject_id = reject.id
         WHERE reject.id NOT IN (SELECT reject_id FROM update_decision) GROUP BY batch_id) open ON open.batch_id = batch.id
       ORDER BY id DESC`,
    )
    .all();
  return rows.map((row) => ({ ...row, state: states[row.state] ?? 'pending' }));
}

/** One page of a batch's rejects in the order of the rows. */
export function readRejects(db: ReadableDatabase, batch: number, offset: number, limit: number): { total: number; rejects: Reject[] } {
  const total = db.prepare<[number], number>('SELECT count(*) FROM reject WHERE batch_id = ?').pluck().get(batch) ?? 0;
  const rows = db
    .prepare<[number, number, number], RejectRow>(`${selectReject} ORDER BY row, reject.id LIMIT ? OFFSET ?`)
    .all(batch, limit, offset);
  return { total, rejects: rows.map(asReject) };
}

/** Every reject of a batch in the order of the rows. */
export function* iterateRejects(db: ReadableDatabase, batch: number): Generator<Reject> {
  for (const row of db.prepare<[number], RejectRow>(`${selectReject} ORDER BY row, reject.id`).iterate(batch)) yield asReject(row);
}

interface RejectRow {
  id: number;
  row: number;
  column: string | null;
  reason: string;
  params: string;
  raw: string;
  decision: number;
  choice: UpdateChoice | null;
}

const selectReject = `SELECT reject.id, row, column_name AS "column", reason, params, raw, decision, choice
  FROM reject LEFT JOIN update_decision ON update_decision.reject_id = reject.id WHERE batch_id = ?`;

function asReject({ params, decision, ...row }: RejectRow): Reject {
  const parsed: Reject['params'] = JSON.parse(params);
  return { ...row, params: parsed, decision: decision === 1 };
}

/** Takes a complete batch back: its messages no longer show or count. Returns their number. Texts that were taken from it go with it. Throws `not-found` or `conflict`. */
export function withdrawBatch(tx: CommandTransaction, batch: number): number {
  const row = tx.db
    .prepare<[number], { name: string; state: number; messages: number }>(
      `SELECT name, state, ${shownMessages} AS messages FROM batch LEFT JOIN (${hiddenPerBatch}) hidden ON hidden.batch_id = batch.id WHERE batch.id = ?`,
    )
    .get(batch);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-such-batch' });
  if (row.state !== 1) throw new AppError('conflict', { reason: row.state === 0 ? 'import-running' : 'already-withdrawn' });
  leaveTaken(tx, batch);
  tx.update('batch', batch, { state: 2 });
  tx.describe({ name: row.name, messages: row.messages });
  tx.touch('message');
  tx.touch('conversation');
  return row.messages;
}
