import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { buildTrie, type Trie } from './trie.ts';

/** A model ready to score with. Its inside is for this folder only; keep a model by `writeSentimentModel`. */
export interface SentimentModel {
  readonly name: string;
  /** Hash of the content, hexadecimal. */
  readonly hash: string;
  readonly ngrams: readonly string[];
  /** Log-odds per n-gram. */
  readonly weights: Float32Array;
  readonly trie: Trie;
}

const fileShape = z.object({
  format: z.literal('verbatim-sentiment'),
  version: z.literal(1),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  ngrams: z.record(z.string().check(z.maxLength(100)), z.number().check(z.gte(-20), z.lte(20))),
});
export type ModelFile = z.infer<typeof fileShape>;

/** Reads a model from the text of its file. Throws `invalid-input` with the reason `model-not-json` or `model-not-valid`. */
export function loadSentimentModel(text: string): SentimentModel {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid-input', { reason: 'model-not-json' }, { cause: error });
  }
  const parsed = z.safeParse(fileShape, value);
  if (!parsed.success) throw new AppError('invalid-input', { reason: 'model-not-valid' });
  return modelOf(parsed.data);
}

/** The model of a valid file. */
export function modelOf(file: ModelFile): SentimentModel {
  const ngrams = Object.keys(file.ngrams);
  return {
    name: file.name,
    hash: createHash('sha256').update(JSON.stringify(file)).digest('hex').slice(0, 12),
    ngrams,
    weights: Float32Array.from(Object.values(file.ngrams)),
    trie: buildTrie(ngrams.map(codesOfNgram)),
  };
}

/** An n-gram stands in the file as it stands in normal texts; it may begin or end with a space. */
const codesOfNgram = (ngram: string): number[] => Array.from(ngram, (character) => character.codePointAt(0) ?? 0);

/** The text of a model's file. */
export function writeSentimentModel(model: SentimentModel): string {
  const ngrams = Object.fromEntries(model.ngrams.map((ngram, index) => [ngram, model.weights[index] ?? 0]));
  return JSON.stringify({ format: 'verbatim-sentiment', version: 1, name: model.name, ngrams });
}

/** What results carry, so that they can be told from those of another model. */
export function modelVersion(model: SentimentModel): string {
  return `${model.name}-${model.hash}`;
}
