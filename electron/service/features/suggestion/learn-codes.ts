import { AppError } from '#shared/base/errors.ts';
import type { suggestionContract, SuggestionProgress } from '#shared/contracts/suggestion.ts';
import type { OutputOf } from '#shared/rpc/define.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { runSteps } from '#service/nlp/steps.ts';
import { encodeSuggester } from '#service/nlp/suggest/model-bytes.ts';
import { trainSuggester } from '#service/nlp/suggest/train-suggester.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import type { StoredCode } from './current-suggester.ts';
import { gatherExamples } from './gather-examples.ts';
import { learningState } from './learning-state.ts';
import { createReport } from './report-progress.ts';

export const learnRecipeKind = 'suggestion-model';

/** Codings below which nothing is learnt. */
export const fewestCodings = 10;
/** Cross-validation. */
const folds = 5;
/** Learning again from the same codings gives the same model. */
const seed = 1;

type Learn = typeof suggestionContract.methods.learn;

/** Learns from what people coded; the model, its measures and the recipe are written in one transaction at the end. */
export function learnCodes(context: JobContext<SuggestionProgress>): OutputOf<Learn> {
  const { db, project } = context;
  const started = performance.now();
  const report = createReport(context);
  const state = learningState(db);
  if (state.codings < fewestCodings) throw new AppError('conflict', { reason: 'too-few-codings', count: state.codings, needed: fewestCodings });
  const { codes, examples, readings } = gatherExamples(db, seed, (done, total) => report('read', done, total));
  if (codes.length === 0) throw new AppError('conflict', { reason: 'too-few-codings', count: 0, needed: fewestCodings });
  const total = readings.length * (folds + 1);
  const { model, measures } = runSteps(trainSuggester(examples, codes, { seed, readings, folds }), (done) => report('learn', done * total, total));
  const stored = codes.flatMap(({ id, ofPassages }, number): StoredCode[] => {
    const method = model.methods[number];
    const measure = measures[number];
    if (method === undefined || method === 'none' || measure === undefined) return [];
    const { coded, proposed, right } = measure;
    return [{ code: id, method, ofPassages, examples: examples.filter((example) => example.codes.includes(number)).length, coded, proposed, right }];
  });
  report('write', 0, 1);
  const { version, recipe } = context.write((tx) => {
    const right = measures.reduce((sum, measure) => sum + measure.right, 0);
    const proposed = measures.reduce((sum, measure) => sum + measure.proposed, 0);
    const coded = measures.reduce((sum, measure) => sum + measure.coded, 0);
    const id = recordRecipe(tx, {
      kind: learnRecipeKind,
      query: '',
      messages: readings.length,
      parameters: { codings: state.codings, rejections: state.rejections, examples: examples.length, codes: codes.length, folds },
      seed,
      model: `logistic regression and centroids over character n-grams, ${model.space.buckets.length} columns`,
      result: { coded, proposed, right },
      appVersion: project.appVersion,
    });
    prepareOnce(tx.db, 'UPDATE suggestion_model SET model = NULL WHERE model IS NOT NULL').run();
    const { lastInsertRowid } = prepareOnce<[number, number, string, number, number, number, string, Uint8Array]>(
      tx.db,
      'INSERT INTO suggestion_model (recipe_id, learnt_at, stamp, newest_coding, codings, rejections, codes, model) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(id, tx.now, state.stamp, state.newestCoding, state.codings, state.rejections, JSON.stringify(stored), encodeSuggester(model));
    tx.touch('suggestion_model');
    return { version: Number(lastInsertRowid), recipe: id };
  });
  return { version, recipe, codings: state.codings, codes: stored.length, seconds: (performance.now() - started) / 1000 };
}
