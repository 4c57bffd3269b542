import { suggestionContract, type SuggestionRun } from '#shared/contracts/suggestion.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';
import { codeMeasures } from './code-measures.ts';
import { newestLearning } from './current-suggester.ts';
import { fewestCodings } from './learn-codes.ts';
import { changesSince, learningState } from './learning-state.ts';

/** Learning anew is due when this share of the codings has changed, and at least so many. */
const dueShare = 0.05;
const fewestChanges = 5;

export const handlers = implement.queries(suggestionContract, {
  status: ({ db }) => {
    const state = learningState(db);
    const learnt = newestLearning(db);
    const run = prepareOnce<[], SuggestionRun>(
      db,
      'SELECT version, recipe_id AS recipe, messages, sampled, ran_at AS ranAt FROM suggestion_run ORDER BY number DESC LIMIT 1',
    ).get();
    const facts = { run: run ?? null, codings: state.codings, needed: fewestCodings };
    const enough = state.codings >= fewestCodings;
    if (learnt === null) return { ...facts, model: null, due: enough };
    const { version, recipe, learntAt, codings, stamp } = learnt;
    const changes = changesSince(db, learnt, state);
    const due = enough && changes >= Math.max(fewestChanges, Math.ceil(dueShare * codings));
    return { ...facts, model: { version, recipe, learntAt, codings, stale: stamp !== state.stamp, changes }, due };
  },
  codes: ({ db }) => {
    const learnt = newestLearning(db);
    return { version: learnt?.version ?? null, codes: learnt === null ? [] : codeMeasures(db, learnt.codes) };
  },
});
