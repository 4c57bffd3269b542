import { jobsContract } from '#shared/contracts/jobs.ts';
import { implement } from '#service/rpc/implement.ts';

export const handlers = implement.router(jobsContract, {
  list: ({ router }) => ({ jobs: router.jobs.list() }),
  cancel: ({ router }, { id }) => ({ cancelled: router.jobs.cancel(id) }),
});
