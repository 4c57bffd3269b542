import * as z from 'zod/mini';
import { errorCodes } from '../base/errors.ts';
import { command, defineContract, query, topic } from '../rpc/define.ts';

const jobRecord = z.object({
  id: z.string(),
  method: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  progress: z.unknown(),
  startedAt: z.number(),
  endedAt: z.nullable(z.number()),
  error: z.nullable(
    z.object({
      code: z.enum(errorCodes),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      retryable: z.boolean(),
      logId: z.string(),
    }),
  ),
});
export type JobRecordView = z.infer<typeof jobRecord>;

export const jobsContract = defineContract(
  'jobs',
  {
    list: query(z.object({}), z.object({ jobs: z.array(jobRecord) })),
    cancel: command(z.object({ id: z.string() }), z.object({ cancelled: z.boolean() })),
  },
  { changed: topic(z.object({ job: jobRecord })) },
);
