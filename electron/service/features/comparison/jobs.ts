import { comparisonContract } from '#shared/contracts/comparison.ts';
import { implement } from '#service/rpc/implement.ts';
import { compareMessages } from './compare-messages.ts';

export const handlers = implement.jobs(comparisonContract, {
  run: (context, input) => compareMessages(context, input),
});
