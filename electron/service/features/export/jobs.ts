import { exportContract } from '#shared/contracts/export.ts';
import { evaluateQuery } from '#service/features/messages/evaluate-query.ts';
import { implement } from '#service/rpc/implement.ts';
import { runExport } from './run-export.ts';

export const handlers = implement.jobs(exportContract, {
  run: (context, input) => runExport(context, input, evaluateQuery),
});
