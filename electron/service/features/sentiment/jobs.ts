import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { implement } from '#service/rpc/implement.ts';
import { scoreMessages } from './score-messages.ts';

export const handlers = implement.jobs(sentimentContract, {
  score: (context) => scoreMessages(context),
});
