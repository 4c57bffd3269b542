import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { implement } from '#service/rpc/implement.ts';
import { explainSentiment } from './explain-sentiment.ts';

export const handlers = implement.queries(sentimentContract, {
  explain: ({ db }, { message }) => explainSentiment(db, message),
});
