import { timelineContract } from '#shared/contracts/timeline.ts';
import { implement } from '#service/rpc/implement.ts';
import { exportCsv } from './export-csv.ts';

export const handlers = implement.jobs(timelineContract, {
  exportCsv: ({ db, signal, progress }, input) => exportCsv(db, input, signal, progress),
});
