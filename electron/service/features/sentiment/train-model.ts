import { AppError } from '#shared/base/errors.ts';
import { givenLabels, type CrossValidation, type sentimentContract, type SentimentLabel } from '#shared/contracts/sentiment.ts';
import type { OutputOf, ProgressOf } from '#shared/rpc/define.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { adaptModel, keyOfVersion, modelVersion, scoreOnly, versionOfKey, type LabelledText, type SentimentModel } from '#service/nlp/sentiment/index.ts';
import { bootstrapCountsInterval } from '#service/nlp/statistics/bootstrap.ts';
import { emptyConfusion, macroF1, shareOnDiagonal } from '#service/nlp/statistics/confusion.ts';
import { createRandom } from '#service/nlp/statistics/random.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { isMember } from '#service/search/bitset.ts';
import { currentModel, modelOf, theBuiltInModel } from './current-model.ts';
import { keepModel } from './keep-model.ts';
import { labelAt } from './label-number.ts';
import { estimateOf, placeOf } from './measures.ts';

type Train = typeof sentimentContract.methods.train;

/** Labels below which nothing can be learnt that a fold would show. */
export const fewestLabels = 20;
const folds = 5;
const trainRecipeKind = 'sentiment-model';

/** What a person said of a message, with its text. */
interface Labelled extends LabelledText {
  readonly message: number;
}

/**
 * Trains a model on the word that stands on each message, from a model that was not trained here, so that no label is
 * learnt twice. First it is measured what that brings: each fold is scored by the base and by what learnt from the others.
 */
export function trainModel(context: JobContext<ProgressOf<Train>>, seed: number): OutputOf<Train> {
  const { db, signal, project } = context;
  const labelled = readLabelled(db);
  const kinds = new Set(labelled.map(({ label }) => label)).size;
  if (labelled.length < fewestLabels || kinds < 2) {
    throw new AppError('conflict', { reason: 'too-few-labels', count: labelled.length, needed: fewestLabels, kinds });
  }
  const base = baseModel(db);
  const name = `own-${labelled.length}`;
  const learn = (texts: readonly LabelledText[]) => adaptModel(base.model, texts, { name, checkCancelled: () => signal.throwIfAborted() });
  const measures = crossValidate(labelled, base.model, learn, seed, (done) => {
    signal.throwIfAborted();
    context.progress({ step: 'measure', done, total: folds + 1 });
  });
  context.progress({ step: 'train', done: folds, total: folds + 1 });
  const model = learn(labelled);
  const version = modelVersion(model);
  const recipe = context.command('sentiment.train', (tx) => {
    const id = recordRecipe(tx, {
      kind: trainRecipeKind,
      query: '',
      messages: labelled.length,
      parameters: { base: base.version, folds },
      seed,
      model: version,
      result: { ...measures, ...countKinds(labelled) },
      appVersion: project.appVersion,
    });
    keepModel(tx, { model, origin: 'trained', base: base.version, labels: labelled.length, measures, recipe: id, messages: labelled.map(({ message }) => message) });
    tx.describe({ name: version, messages: labelled.length });
    return id;
  });
  return { version, labels: labelled.length, measures, recipe };
}

/** How many messages carry a person's word that could be learnt from. */
export function countLabelled(db: ReadableDatabase): number {
  const { set } = visibleMessages(db);
  let count = 0;
  for (const message of prepareOnce<[], number>(db, 'SELECT DISTINCT message_id FROM sentiment_override ORDER BY message_id').pluck().iterate()) {
    if (isMember(set, message)) count++;
  }
  return count;
}

/** The newest word on each visible message, in the order of the messages. */
function readLabelled(db: ReadableDatabase): Labelled[] {
  const { set } = visibleMessages(db);
  const words = new Map<number, SentimentLabel>();
  const rows = prepareOnce<[], { message: number; label: number }>(
    db,
    'SELECT message_id AS message, label FROM sentiment_override ORDER BY created_at, sentiment_override.id',
  ).iterate();
  for (const { message, label: number } of rows) {
    const label = labelAt(number);
    if (label !== undefined && isMember(set, message)) words.set(message, label);
  }
  const read = prepareOnce<[number], { text: string }>(db, 'SELECT text FROM message WHERE id = ?');
  return [...words].toSorted(([left], [right]) => left - right).flatMap(([message, label]) => {
    const row = read.get(message);
    return row === undefined ? [] : [{ message, label, text: row.text }];
  });
}

/** The current model, or what it was trained from; the built-in one where that came with an earlier version of the product. */
function baseModel(db: ReadableDatabase): { model: SentimentModel; version: string } {
  const current = currentModel(db);
  if (current.origin !== 'trained') return current;
  const key = prepareOnce<[string], string>(
    db,
    `SELECT base FROM sentiment_model JOIN sentiment_model_data ON sentiment_model_data.version = base WHERE sentiment_model.version = ?`,
  ).pluck().get(keyOfVersion(current.version));
  if (key === undefined) return theBuiltInModel();
  const version = versionOfKey(key);
  return { version, model: modelOf(db, version) };
}

function countKinds(labelled: readonly Labelled[]): Record<SentimentLabel, number> {
  const counts = { negative: 0, neutral: 0, positive: 0, mixed: 0 };
  for (const { label } of labelled) counts[label]++;
  return counts;
}

function crossValidate(
  labelled: readonly Labelled[],
  base: SentimentModel,
  learn: (texts: readonly LabelledText[]) => SentimentModel,
  seed: number,
  beforeFold: (done: number) => void,
): CrossValidation {
  const foldOf = assignFolds(labelled, seed);
  const [before, after] = [emptyConfusion(givenLabels.length), emptyConfusion(givenLabels.length)];
  /** Messages by whether the base was right (2) plus whether the learnt one was (1). */
  const both = new Float64Array(4);
  for (let fold = 0; fold < folds; fold++) {
    beforeFold(fold);
    const learnt = learn(labelled.filter((_, index) => foldOf[index] !== fold));
    for (const [index, { text, label }] of labelled.entries()) {
      if (foldOf[index] !== fold) continue;
      const [old, own] = [scoreOnly(text, base).label, scoreOnly(text, learnt).label];
      count(before.cells, label, old);
      count(after.cells, label, own);
      const outcome = (old === label ? 2 : 0) + (own === label ? 1 : 0);
      both[outcome] = (both[outcome] ?? 0) + 1;
    }
  }
  const gainOf = ([counts]: readonly ArrayLike<number>[]) => ((counts?.[1] ?? 0) - (counts?.[2] ?? 0)) / labelled.length;
  return {
    n: labelled.length,
    folds,
    before: { accuracy: shareOnDiagonal(before), macroF1: macroF1(before) },
    after: { accuracy: shareOnDiagonal(after), macroF1: macroF1(after) },
    gain: estimateOf(gainOf([both]), bootstrapCountsInterval([both], gainOf, { seed }), 'bootstrap'),
  };
}

function count(cells: Float64Array, person: SentimentLabel, machine: SentimentLabel): void {
  const cell = placeOf(person) * givenLabels.length + placeOf(machine);
  cells[cell] = (cells[cell] ?? 0) + 1;
}

/** A fold for each message, at random, with each label spread evenly over the folds. */
function assignFolds(labelled: readonly Labelled[], seed: number): number[] {
  const random = createRandom(seed);
  const order = labelled.map((_, index) => ({ index, key: random() })).toSorted((left, right) => left.key - right.key);
  const foldOf = new Array<number>(labelled.length).fill(0);
  let next = 0;
  for (const label of givenLabels) {
    for (const { index } of order) if (labelled[index]?.label === label) foldOf[index] = next++ % folds;
  }
  return foldOf;
}
