import { useQueries } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { importContract, type Reject } from '#shared/contracts/import.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';
import { useWatchedBatch } from '#renderer/platform/rejects/watched-batch.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { useSelection } from '#renderer/platform/selection/selection-store.ts';

const mostShown = 1000;
/** While rows run, the list is asked for again at most this often, in milliseconds. */
const liveInterval = 700;

/** An import with rejected rows. */
export interface RejectingBatch {
  readonly id: number;
  readonly name: string;
  readonly rejected: number;
  readonly rows: number;
  /** Updates that nobody has decided. */
  readonly undecided: number;
  /** Its rows are being read. */
  readonly running: boolean;
}

/** Rejected rows of one import: the first thousand. */
export interface BatchRejects {
  readonly batch: RejectingBatch;
  readonly rejects: readonly Reject[];
}

/** Imports with rejected rows: the one that runs or was asked for first, then the selected one, then the newest. */
function useBatches(): readonly RejectingBatch[] {
  const open = useStore(projectStore, ({ project }) => project !== undefined && !project.locked);
  const watched = useWatchedBatch();
  const selection = useSelection();
  const answer = useServiceQuery(importContract.methods.batches, {}, { tables: ['batch', 'reject', 'update_decision'], enabled: open });
  if (!open) return [];
  const stored = (answer.data?.batches ?? [])
    .filter(({ id, state, rejected }) => state === 'complete' && rejected > 0 && (watched?.running === undefined || id !== watched.batch))
    .map(({ id, name, rejected, rows, undecided }): RejectingBatch => ({ id, name, rejected, rows, undecided, running: false }));
  const running: readonly RejectingBatch[] =
    watched?.running === undefined || watched.running.rejected === 0
      ? []
      : [{ id: watched.batch, name: watched.name, rejected: watched.running.rejected, rows: watched.running.rows, undecided: 0, running: true }];
  const rank = ({ id }: RejectingBatch): number => (id === watched?.batch ? 2 : selection?.kind === 'batch' && selection.ids.includes(id) ? 1 : 0);
  return [...running, ...stored].toSorted((a, b) => rank(b) - rank(a) || b.id - a.id);
}

/** Number of rejected rows of the open project, those of the running import among them. */
export function useRejectCount(): number {
  return useBatches().reduce((sum, batch) => sum + batch.rejected, 0);
}

/** Rejected rows by import. */
export function useRejects(): readonly BatchRejects[] {
  const batches = useBatches();
  const running = batches.find((batch) => batch.running);
  const growing = running !== undefined && running.rejected > 0;
  const answers = useQueries({
    queries: batches.map((batch) => ({
      queryKey: [importContract.methods.rejects.name, { batch: batch.id, offset: 0, limit: mostShown }],
      queryFn: ({ signal }: { signal: AbortSignal }) => rpc().call(importContract.methods.rejects, { batch: batch.id, offset: 0, limit: mostShown }, { signal }),
      meta: { tables: ['batch', 'reject', 'update_decision'] },
    })),
  });
  const refetch = running === undefined ? undefined : answers[batches.indexOf(running)]?.refetch;
  const complete = running === undefined || (answers[batches.indexOf(running)]?.data?.rejects.length ?? 0) >= mostShown;
  useEffect(() => {
    if (!growing || complete || refetch === undefined) return undefined;
    const timer = window.setInterval(() => void refetch(), liveInterval);
    return () => window.clearInterval(timer);
  }, [growing, complete, refetch]);
  return batches.map((batch, index) => ({ batch, rejects: answers[index]?.data?.rejects ?? [] }));
}
