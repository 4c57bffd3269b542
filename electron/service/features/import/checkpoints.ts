import type { CommandTransaction } from '#service/db/command-log.ts';
import { usualLogPages, type WritableDatabase } from '#service/db/open.ts';

/** Pages the write-ahead log may grow to while rows are imported: 1 GiB at 8 KiB a page. */
const largestLog = 131_072;

/**
 * Lets the write-ahead log of this thread's connection grow, and returns what copies it into the file and goes back to
 * the usual. Copying it meanwhile would read, decrypt and encrypt every page again between the rows; rows are durable
 * once they are in the log. The writer thread leaves it alone meanwhile too (see thread.ts).
 */
export function deferCheckpoints(context: { write<T>(work: (tx: CommandTransaction) => T): T }): () => void {
  const connection: WritableDatabase = context.write(({ db }) => {
    db.pragma(`wal_autocheckpoint = ${largestLog}`);
    return db;
  });
  return () => {
    connection.pragma(`wal_autocheckpoint = ${usualLogPages}`);
    // Passive: takes what readers let it take and makes nobody wait; the rest follows with the next commit.
    connection.pragma('wal_checkpoint(PASSIVE)');
  };
}
