import { rewriteContract } from '#shared/contracts/rewrite.ts';
import { implement } from '#service/rpc/implement.ts';
import { readComprehension } from './comprehension.ts';

export const handlers = implement.queries(rewriteContract, {
  comprehension: ({ db }, { rewrite }) => readComprehension(db, rewrite),
});
