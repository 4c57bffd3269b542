import { jargonContract } from '#shared/contracts/jargon.ts';
import { implement } from '#service/rpc/implement.ts';
import { scanMessages } from './scan-messages.ts';

export const handlers = implement.jobs(jargonContract, {
  scan: (context, input) => scanMessages(context, input),
});
