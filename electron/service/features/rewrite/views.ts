import { rewriteContract } from '#shared/contracts/rewrite.ts';
import { implement } from '#service/rpc/implement.ts';
import { pairClauses } from './pair-clauses.ts';
import { showRewrite } from './show-rewrite.ts';

// On the view thread: the checks of a long document take longer than the read lane's short questions may wait.
export const handlers = implement.views(rewriteContract, {
  show: ({ db }, { rewrite }) => showRewrite(db, rewrite),
  clauses: ({ db }, { rewrite }) => ({ pairs: pairClauses(showRewrite(db, rewrite)) }),
});
