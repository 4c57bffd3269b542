import { modelOf, type SentimentModel } from './model.ts';

let loaded: SentimentModel | undefined;

/** The model that ships with the product, read on first use. */
export function builtInModel(): SentimentModel {
  loaded ??= modelOf({ format: 'verbatim-sentiment', version: 1, name: 'built-in', ngrams: {} });
  return loaded;
}
