import type { WritableDatabase } from './open.ts';

/** Messages removed in one transaction. */
const pieceSize = 20_000;

/**
 * Removes what an import that was cancelled, crashed or killed has left: batches that never became complete, with
 * their messages, conversations, participants and rejects. In pieces, so that it can itself be interrupted.
 * Returns the number of batches removed.
 */
export function cleanPendingBatches(db: WritableDatabase): number {
  const pending = db.prepare<[], number>('SELECT id FROM batch WHERE state = 0').pluck().all();
  for (const batch of pending) removeBatch(db, batch);
  return pending.length;
}

/** Removes one pending batch with all that belongs to it. */
export function removeBatch(db: WritableDatabase, batch: number): void {
  // Pending batches hold the newest messages, and ids are dense: walking down from the end finds them all.
  const removeMessages = db.prepare<[number, number]>(
    `DELETE FROM message WHERE id IN (
       SELECT id FROM message WHERE batch_id = ? ORDER BY id DESC LIMIT ?)`,
  );
  for (;;) {
    const { changes } = db.transaction(() => removeMessages.run(batch, pieceSize)).immediate();
    if (changes < pieceSize) break;
  }
  db.transaction(() => {
    for (const table of ['relation', 'conversation', 'participant', 'reject']) {
      db.prepare(`DELETE FROM ${table} WHERE batch_id = ?`).run(batch);
    }
    db.prepare('DELETE FROM batch WHERE id = ? AND state = 0').run(batch);
  }).immediate();
}
