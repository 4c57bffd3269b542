import type { CommandTransaction } from '#service/db/command-log.ts';
import { chunkSize } from '#service/db/columns.ts';

/** Messages removed in one transaction. */
const pieceSize = 10_000;

/** Removes a pending batch and all that was written for it, in short transactions from the end. */
export function discardBatch(context: { write<T>(work: (tx: CommandTransaction) => T): T }, batch: number, firstMessage: number): void {
  for (;;) {
    const removed = context.write(({ db }) => {
      const last = db.prepare<[], number | null>('SELECT max(id) FROM message').pluck().get() ?? 0;
      const from = Math.max(firstMessage, last - pieceSize + 1);
      return db.prepare('DELETE FROM message WHERE id >= ? AND batch_id = ?').run(from, batch).changes;
    });
    if (removed === 0) break;
  }
  context.write(({ db }) => {
    for (const table of ['conversation', 'participant', 'reject']) db.prepare(`DELETE FROM ${table} WHERE batch_id = ?`).run(batch);
    db.prepare('DELETE FROM column_chunk WHERE chunk > ?').run(Math.floor((firstMessage - 1) / chunkSize));
    db.prepare('DELETE FROM batch WHERE id = ? AND state = 0').run(batch);
  });
}
