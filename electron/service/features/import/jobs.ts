import { importContract } from '#shared/contracts/import.ts';
import { importerFor } from '#service/importers/registry.ts';
import { keepTimeOrder } from '#service/features/messages/time-order.ts';
import { implement, type JobContext } from '#service/rpc/implement.ts';
import { buildIndex, messageSource } from '#service/search/index.ts';
import { exportRejects } from './export-rejects.ts';
import { inspectFile } from './inspect-file.ts';
import { readProfiles } from './profiles.ts';
import { runImport } from './run-import.ts';
import { decideUpdates } from './updates/decide-updates.ts';

/** Makes the messages that came last searchable and keeps their order by time. */
function indexMessages(context: JobContext<never>, onProgress: (progress: { done: number; total: number }) => void = () => undefined): void {
  buildIndex(context.db, messageSource(context.db), {
    signal: context.signal,
    onProgress,
    withWriteTurn: (write) => context.write((tx) => write(tx.db)),
  });
  context.write((tx) => keepTimeOrder(tx.db));
  context.changed(['search_segment']);
}

export const handlers = implement.jobs(importContract, {
  inspect: ({ db, signal }, input) => inspectFile(input, readProfiles(db), importerFor, signal),
  run: (context, input) =>
    runImport(context, input, importerFor, (onProgress) => indexMessages(context, onProgress)),
  decide: (context, input) => decideUpdates(context, input, () => indexMessages(context)),
  exportRejects: ({ db, signal, progress }, input) => exportRejects(db, input, signal, progress),
});
