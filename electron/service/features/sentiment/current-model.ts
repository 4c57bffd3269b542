import * as z from 'zod/mini';
import type { sentimentModelOrigins } from '#shared/contracts/sentiment.ts';
import { AppError } from '#shared/base/errors.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { builtInModel, keyOfVersion, loadSentimentModel, modelVersion, versionOfKey, type SentimentModel } from '#service/nlp/sentiment/index.ts';

/**
 * The model that scores, and where it comes from. A project keeps models under their key; a version is a key together
 * with what else a score depends on, so that results become stale when the lexicon or the rules change.
 */
export interface CurrentModel {
  readonly model: SentimentModel;
  readonly version: string;
  readonly origin: (typeof sentimentModelOrigins)[number];
}

/** Models kept in memory by a thread: the built-in one and those last used, since parsing takes longer than a query. */
const keptModels = 4;
const kept = new Map<string, SentimentModel>();

let builtIn: CurrentModel | undefined;

/** The model that comes with the product. */
export function theBuiltInModel(): CurrentModel {
  if (builtIn === undefined) {
    const model = builtInModel();
    builtIn = { model, version: modelVersion(model), origin: 'built-in' };
  }
  return builtIn;
}

/** The version of the model the analyst chose; the built-in one where none was. */
export function currentVersion(db: ReadableDatabase): string {
  return chosen(db)?.version ?? theBuiltInModel().version;
}

/** The model the analyst chose; the built-in one where none was. */
export function currentModel(db: ReadableDatabase): CurrentModel {
  const row = chosen(db);
  return row === undefined ? theBuiltInModel() : { ...row, model: modelOf(db, row.version) };
}

/**
 * A model of the project, or the built-in one, by its version. Throws `not-found`/`no-sentiment-model`, also where the
 * lexicon or the rules have changed since, as its answers cannot be had again.
 */
export function modelOf(db: ReadableDatabase, version: string): SentimentModel {
  const own = theBuiltInModel();
  if (version === own.version) return own.model;
  if (version !== versionOfKey(keyOfVersion(version))) throw new AppError('not-found', { reason: 'no-sentiment-model', version });
  const known = kept.get(version);
  kept.delete(version);
  const model = known ?? readModel(db, version);
  kept.set(version, model);
  const [oldest] = kept.keys();
  if (kept.size > keptModels && oldest !== undefined) kept.delete(oldest);
  return model;
}

/** Messages whose labels trained a model: measured on them it would look better than it is. */
export function trainedOn(db: ReadableDatabase, version: string): ReadonlySet<number> {
  const text = prepareOnce<[string], { messages: string }>(db, 'SELECT messages FROM sentiment_model_data WHERE version = ?').get(keyOfVersion(version))?.messages;
  return new Set(text === undefined ? [] : z.parse(z.array(z.number()), JSON.parse(text)));
}

function readModel(db: ReadableDatabase, version: string): SentimentModel {
  const text = prepareOnce<[string], string>(db, 'SELECT model FROM sentiment_model_data WHERE version = ?').pluck().get(keyOfVersion(version));
  if (text === undefined) throw new AppError('not-found', { reason: 'no-sentiment-model', version });
  return loadSentimentModel(text);
}

function chosen(db: ReadableDatabase): { version: string; origin: 'trained' | 'file' } | undefined {
  const row = prepareOnce<[], { key: string; origin: 'trained' | 'file' }>(db, 'SELECT version AS key, origin FROM sentiment_model WHERE current = 1').get();
  return row === undefined ? undefined : { version: versionOfKey(row.key), origin: row.origin };
}
