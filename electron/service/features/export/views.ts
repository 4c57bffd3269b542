import { exportContract } from '#shared/contracts/export.ts';
import { evaluateQuery } from '#service/features/messages/evaluate-query.ts';
import { implement } from '#service/rpc/implement.ts';
import { previewExport } from './run-export.ts';

export const handlers = implement.views(exportContract, {
  preview: ({ db }, input, { signal }) => previewExport(db, input, signal, evaluateQuery),
});
