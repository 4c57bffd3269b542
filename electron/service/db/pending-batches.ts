import { chunkSize } from './columns.ts';
import type { WritableDatabase } from './open.ts';

/** Runs work in one write transaction. */
export type Write = <T>(work: (db: WritableDatabase) => T) => T;

/** Messages removed in one transaction. */
const pieceSize = 10_000;

/**
 * Removes what imports that were cancelled, crashed or killed have left: batches that never became complete, with all
 * that was written for them. In pieces, so that it can itself be interrupted. Only while no import runs.
 */
export function removePendingBatches(write: Write): void {
  const pending = write((db) => db.prepare<[], number>('SELECT id FROM batch WHERE state = 0').pluck().all());
  for (const batch of pending) removePendingBatch(write, batch);
}

/** Removes one pending batch. Its messages are the last ones, so that removing goes down from the end. */
export function removePendingBatch(write: Write, batch: number): void {
  const first = write(
    (db) => 1 + (db.prepare<[], number | null>('SELECT max(last_message) FROM batch WHERE state <> 0').pluck().get() ?? 0),
  );
  for (;;) {
    const removed = write((db) => {
      const last = db.prepare<[], number | null>('SELECT max(id) FROM message').pluck().get() ?? 0;
      const from = Math.max(first, last - pieceSize + 1);
      return db.prepare('DELETE FROM message WHERE id >= ? AND batch_id = ?').run(from, batch).changes;
    });
    if (removed === 0) break;
  }
  write((db) => {
    for (const table of ['relation', 'conversation', 'participant', 'reject']) db.prepare(`DELETE FROM ${table} WHERE batch_id = ?`).run(batch);
    const last = db.prepare<[], number | null>('SELECT max(id) FROM message').pluck().get() ?? 0;
    db.prepare('DELETE FROM column_chunk WHERE chunk > ?').run(Math.floor(last / chunkSize));
    db.prepare('DELETE FROM batch WHERE id = ? AND state = 0').run(batch);
  });
}
