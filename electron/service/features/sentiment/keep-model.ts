import { newGuid } from '#shared/base/ids.ts';
import type { CrossValidation } from '#shared/contracts/sentiment.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { keyOfVersion, modelKey, modelVersion, writeSentimentModel, type SentimentModel } from '#service/nlp/sentiment/index.ts';

export interface NewModel {
  readonly model: SentimentModel;
  readonly origin: 'trained' | 'file';
  /** Version it was trained from; empty for a file. */
  readonly base: string;
  readonly labels: number;
  readonly measures: CrossValidation | null;
  readonly recipe: number | null;
  /** Ids of the messages whose labels trained it. */
  readonly messages: readonly number[];
}

/** Keeps a model in the project, without choosing it. One that is there already stays as it is. Returns its version. */
export function keepModel(tx: CommandTransaction, { model, origin, base, labels, measures, recipe, messages }: NewModel): string {
  const key = modelKey(model);
  prepareOnce<[string, string, string]>(
    tx.db,
    'INSERT INTO sentiment_model_data (version, model, messages) VALUES (?, ?, ?) ON CONFLICT (version) DO NOTHING',
  ).run(key, writeSentimentModel(model), JSON.stringify(messages));
  const known = prepareOnce<[string]>(tx.db, 'SELECT 1 FROM sentiment_model WHERE version = ?').get(key);
  if (known === undefined) {
    tx.insert('sentiment_model', {
      guid: newGuid(),
      version: key,
      name: model.name,
      origin,
      base: keyOfVersion(base),
      labels,
      measures: JSON.stringify(measures),
      recipe_id: recipe,
      current: 0,
      coder_id: tx.coder,
      trained_at: tx.now,
    });
  }
  return modelVersion(model);
}
