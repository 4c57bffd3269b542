import { modelOf, type SentimentModel } from './model.ts';
import { scoreOnly } from './score.ts';

/** A text and what a person said about it. */
export interface LabelledText {
  readonly text: string;
  readonly label: 'positive' | 'negative' | 'neutral' | 'mixed';
}

export interface AdaptOptions {
  readonly name: string;
  /** Asked now and then: throws to stop. */
  readonly checkCancelled?: () => void;
}

const rounds = 5;
const rate = 0.5;
const targets = { positive: 1, negative: -1, neutral: 0, mixed: 0 };

/** A model that has learnt from labelled texts, with the given one as its starting point. The same input gives the same model. */
export function adaptModel(model: SentimentModel, labelled: readonly LabelledText[], options: AdaptOptions): SentimentModel {
  const weights = new Map(model.ngrams.map((ngram, index) => [ngram, model.weights[index] ?? 0]));
  let current = model;
  for (let round = 0; round < rounds; round += 1) {
    for (const { text, label } of labelled) {
      options.checkCancelled?.();
      const words = new Set(text.toLowerCase().match(/[a-z']{3,}|\p{Script=Han}{2}/gu) ?? []);
      const step = (rate * (targets[label] - scoreOnly(text, current).score)) / Math.max(1, words.size);
      for (const word of words) weights.set(word, (weights.get(word) ?? 0) + step);
    }
    current = modelOf({ format: 'verbatim-sentiment', version: 1, name: options.name, ngrams: Object.fromEntries(weights) });
  }
  return current;
}
