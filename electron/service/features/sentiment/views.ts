import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { implement } from '#service/rpc/implement.ts';
import { readConversation } from './read-conversation.ts';
import { readStatus } from './read-status.ts';

export const handlers = implement.views(sentimentContract, {
  status: ({ db }) => readStatus(db),
  ofConversation: ({ db }, { conversation }) => readConversation(db, conversation),
});
