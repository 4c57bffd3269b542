import { importContract } from '#shared/contracts/import.ts';
import { importerFor } from '#service/importers/registry.ts';
import { keepTimeOrder } from '#service/features/messages/time-order.ts';
import { implement } from '#service/rpc/implement.ts';
import { buildIndex, messageSource } from '#service/search/index.ts';
import { exportRejects } from './export-rejects.ts';
import { inspectFile } from './inspect-file.ts';
import { readProfiles } from './profiles.ts';
import { runImport } from './run-import.ts';

export const handlers = implement.jobs(importContract, {
  inspect: ({ db, signal }, input) => inspectFile(input, readProfiles(db), importerFor, signal),
  run: (context, input) =>
    runImport(context, input, importerFor, (onProgress) => {
      buildIndex(context.db, messageSource(context.db), {
        signal: context.signal,
        onProgress,
        withWriteTurn: (write) => context.write((tx) => write(tx.db)),
      });
      context.write((tx) => keepTimeOrder(tx.db));
      context.changed(['search_segment']);
    }),
  exportRejects: ({ db, signal, progress }, input) => exportRejects(db, input, signal, progress),
});
