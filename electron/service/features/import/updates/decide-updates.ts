import { threadId } from 'node:worker_threads';
import { AppError } from '#shared/base/errors.ts';
import type { UpdateChoice } from '#shared/contracts/import.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { claimImport, releaseImport } from '#service/db/write-turn.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { decideUpdate } from './decide.ts';
import { createVersionWriter } from './version-writer.ts';

/** Updates to decide: some, or all of a batch that nobody has decided. */
export type UpdateSelection = { readonly rejects: readonly number[] } | { readonly batch: number };

/** What was decided, and what became of the codings of the messages. */
export interface Decided {
  readonly decided: number;
  readonly moved: number;
  readonly left: number;
}

/**
 * Decides updates as one command to undo; `index` then makes what was taken searchable. Throws `busy` / `import-running`
 * when texts are to be taken while an import runs, and what {@link decideUpdate} throws.
 */
export function decideUpdates(
  context: JobContext<{ done: number; total: number }>,
  { selection, choice }: { selection: UpdateSelection; choice: UpdateChoice | null },
  index: () => void,
): Decided {
  const takes = choice === 'take';
  if (takes && !claimImport(context.project.turn, threadId)) throw new AppError('busy', { reason: 'import-running' }, { retryable: true });
  try {
    const rejects = 'batch' in selection ? undecided(context.db, selection.batch) : selection.rejects;
    const decided = context.command('import.decide', (tx) => {
      const sum = { moved: 0, left: 0 };
      const versions = createVersionWriter(tx);
      for (const [done, reject] of rejects.entries()) {
        if (done % 100 === 0) {
          context.signal.throwIfAborted();
          context.progress({ done, total: rejects.length });
        }
        const { moved, left } = decideUpdate(tx, versions, reject, choice);
        sum.moved += moved;
        sum.left += left;
      }
      versions.finish();
      tx.describe({ choice: choice ?? 'open', rows: rejects.length, ...sum });
      return { decided: rejects.length, ...sum };
    });
    if (takes) index();
    return decided;
  } finally {
    if (takes) releaseImport(context.project.turn, threadId);
  }
}

/** Takes back every text of a batch that was taken, before the batch itself is. */
export function leaveTaken(tx: CommandTransaction, batch: number): void {
  const versions = createVersionWriter(tx);
  const taken = tx.db
    .prepare<[number], number>(
      "SELECT reject_id FROM update_decision JOIN reject ON reject.id = reject_id WHERE batch_id = ? AND choice = 'take' ORDER BY update_decision.id DESC",
    )
    .pluck()
    .all(batch);
  for (const reject of taken) decideUpdate(tx, versions, reject, null);
}

function undecided(db: ReadableDatabase, batch: number): number[] {
  return db
    .prepare<[number], number>(
      `SELECT reject.id FROM reject JOIN update_row ON update_row.reject_id = reject.id
       WHERE batch_id = ? AND reject.id NOT IN (SELECT reject_id FROM update_decision) ORDER BY reject.id`,
    )
    .pluck()
    .all(batch);
}
