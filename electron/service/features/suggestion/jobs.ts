import { suggestionContract } from '#shared/contracts/suggestion.ts';
import { implement } from '#service/rpc/implement.ts';
import { learnCodes } from './learn-codes.ts';
import { proposeMessages } from './propose-messages.ts';

export const handlers = implement.jobs(suggestionContract, {
  learn: (context) => learnCodes(context),
  propose: (context) => proposeMessages(context),
});
