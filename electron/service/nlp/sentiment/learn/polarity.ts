import type { SparseMatrix } from '../../vectors/sparse-matrix.ts';
import { evaluate, valenceNorm, type NgramFinding } from '../evaluate.ts';
import { writeNgrams, type ModelFile, type ModelPart } from '../model-file.ts';
import { dictionaryOf, isMember, modelOf, weightIn } from '../model.ts';
import { normalise } from '../normal-text.ts';
import { matrixBuilder } from './matrix-builder.ts';
import { trainSvm, type SvmOptions } from './linear-svm.ts';

/**
 * Learning of what tells positive from negative. The columns are a model's parameters: its n-grams by their number in
 * the dictionary, once for zh and once for en, then bias, positive and negative of zh and of en. Rows are made by
 * `evaluate`, so that a row times the parameters is the log-odds it gives.
 */
export interface PolarityColumns {
  readonly ngrams: readonly string[];
  readonly width: number;
  /** What a column's values are multiplied with before learning: the more, the less its weight costs. */
  readonly scales: Float64Array;
}

export type Language = 'zh' | 'en';
const languages: readonly Language[] = ['zh', 'en'];
const denseColumns = 6;
const denseScale = 1.5;

/** The columns of a model. @param scale of an n-gram. */
export function polarityColumns(file: ModelFile, scale: (ngram: string, language: Language) => number): PolarityColumns {
  const { ngrams } = dictionaryOf(modelOf(file));
  const width = ngrams.length * 2 + denseColumns;
  const scales = new Float64Array(width).fill(denseScale);
  ngrams.forEach((ngram, id) => {
    scales[id] = scale(ngram, 'zh');
    scales[ngrams.length + id] = scale(ngram, 'en');
  });
  return { ngrams, width, scales };
}

/** The rows of texts, scaled. @param checkCancelled throws to stop. */
export function polarityRows(file: ModelFile, { ngrams: { length: count }, width, scales }: PolarityColumns, texts: readonly string[], checkCancelled?: () => void): SparseMatrix {
  const model = modelOf(file);
  const dictionary = dictionaryOf(model);
  const builder = matrixBuilder();
  const add = (column: number, value: number): void => {
    if (value !== 0) builder.add(column, value * (scales[column] ?? 1));
  };
  for (const text of texts) {
    checkCancelled?.();
    const found: NgramFinding[] = [];
    const { shares, ngramFactors, measures, biasShares } = evaluate(normalise(text), model, undefined, found);
    for (const { id } of found) {
      if (isMember(dictionary, id, 'zh')) add(id, ngramFactors.zh);
      if (isMember(dictionary, id, 'en')) add(count + id, ngramFactors.en);
    }
    const { positive, negative } = measures.rules;
    const norm = valenceNorm(positive, negative);
    languages.forEach((language, place) => {
      add(count * 2 + place * 3, biasShares[language]);
      add(count * 2 + place * 3 + 1, shares[language] * norm * positive);
      add(count * 2 + place * 3 + 2, -shares[language] * norm * negative);
    });
    builder.endRow();
  }
  return builder.build(width);
}

/** A model's parameters as weights of its columns, scaled. */
export function polarityWeights(file: ModelFile, { ngrams, width, scales }: PolarityColumns): Float64Array {
  const dictionary = dictionaryOf(modelOf(file));
  const weights = new Float64Array(width);
  languages.forEach((language, place) => {
    const { bias, positive, negative } = file[language];
    ngrams.forEach((_, id) => (weights[place * ngrams.length + id] = weightIn(dictionary, id, language)));
    weights.set([bias, positive, negative], ngrams.length * 2 + place * 3);
  });
  return weights.map((weight, column) => weight / (scales[column] ?? 1));
}

/** Learns the weights and gives the model file that holds them, n-grams rounded as the file rounds them. */
export function learnPolarity(
  file: ModelFile,
  columns: PolarityColumns,
  matrix: SparseMatrix,
  rows: Int32Array,
  sides: Int8Array,
  options: SvmOptions,
): ModelFile {
  return withPolarity(file, columns, trainSvm(matrix, rows, sides, options), { zh: 1, en: 1 });
}

/** The model file with these weights of its columns, scaled. @param factors what each language's weights are multiplied with. */
export function withPolarity(file: ModelFile, { ngrams, scales }: PolarityColumns, scaled: Float64Array, factors: Readonly<Record<Language, number>>): ModelFile {
  const weights = scaled.map((weight, column) => weight * (scales[column] ?? 1));
  const dictionary = dictionaryOf(modelOf(file));
  const part = (language: Language, place: number): ModelPart => {
    const factor = factors[language];
    const own = ngrams
      .map((ngram, id): [string, number, boolean] => [ngram, (weights[place * ngrams.length + id] ?? 0) * factor, isMember(dictionary, id, language)])
      .filter(([, , is]) => is)
      .map(([ngram, weight]): [string, number] => [ngram, weight]);
    const dense = (index: number): number => Number(((weights[ngrams.length * 2 + place * 3 + index] ?? 0) * factor).toPrecision(6));
    return { ...file[language], bias: dense(0), positive: Math.max(0, dense(1)), negative: Math.max(0, dense(2)), ...writeNgrams(own, true) };
  };
  return { ...file, zh: part('zh', 0), en: part('en', 1) };
}
