import { suggestionContract } from '#shared/contracts/suggestion.ts';
import { implement } from '#service/rpc/implement.ts';
import { readQueue } from './queue.ts';

export const handlers = implement.views(suggestionContract, {
  queue: ({ db }, input) => readQueue(db, input),
});
