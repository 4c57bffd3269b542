import type { SparseMatrix } from '../../vectors/sparse-matrix.ts';
import { evaluate, type NgramFinding } from '../evaluate.ts';
import { writeNgrams, type ModelFile, type ModelPart, type PolarityPart } from '../model-file.ts';
import { dictionaryOf, isMember, modelOf, weightIn, type DictionaryName } from '../model.ts';
import { normalise } from '../normal-text.ts';
import { matrixBuilder } from './matrix-builder.ts';
import { trainSvm, type SvmOptions } from './linear-svm.ts';

/**
 * Learning of what tells positive from negative. The columns are changes of a model's parameters: of its n-grams by their
 * number in the dictionary, once for zh and once for en, then of bias, positive and negative of zh and of en. What
 * changes changes alike in the general part and in that for posts. Rows are made by `evaluate`, so that a row times the
 * changes is what they add to the log-odds it gives, before units of valence are kept from falling below 0.
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
    const { factors, measures: { rules } } = evaluate(normalise(text), model, undefined, found);
    for (const { id } of found) {
      languages.forEach((language, place) => {
        const { general, posts } = factors[language];
        const own = isMember(dictionary, id, language) ? general.ngrams : 0;
        add(place * count + id, own + (isMember(dictionary, id, `${language}Posts`) ? posts.ngrams : 0));
      });
    }
    languages.forEach((language, place) => {
      const { general, posts } = factors[language];
      const valence = general.valence + posts.valence;
      add(count * 2 + place * 3, general.bias + posts.bias);
      add(count * 2 + place * 3 + 1, valence * rules.positive);
      add(count * 2 + place * 3 + 2, -valence * rules.negative);
    });
    builder.endRow();
  }
  return builder.build(width);
}

/**
 * Learns changes of a model's weights and gives the model file that holds them, n-grams rounded as the file rounds them.
 * @param options as `known` what the model says of the rows already; 0 for a blank model.
 */
export function learnPolarity(
  file: ModelFile,
  { ngrams, scales }: PolarityColumns,
  matrix: SparseMatrix,
  rows: Int32Array,
  sides: Int8Array,
  options: SvmOptions,
): ModelFile {
  const changes = trainSvm(matrix, rows, sides, options).map((weight, column) => weight * (scales[column] ?? 1));
  const dictionary = dictionaryOf(modelOf(file));
  const part = (language: Language, place: number): ModelPart => {
    const changed = (known: PolarityPart, name: DictionaryName): PolarityPart => {
      const own = ngrams.flatMap((ngram, id): [string, number][] =>
        isMember(dictionary, id, name) ? [[ngram, weightIn(dictionary, id, name) + (changes[place * ngrams.length + id] ?? 0)]] : [],
      );
      const dense = (before: number, index: number): number => Number((before + (changes[ngrams.length * 2 + place * 3 + index] ?? 0)).toPrecision(6));
      return {
        bias: dense(known.bias, 0), positive: Math.max(0, dense(known.positive, 1)), negative: Math.max(0, dense(known.negative, 2)),
        ...writeNgrams(own, true),
      };
    };
    const known = file[language];
    const { posts } = known;
    return {
      ...known,
      ...changed(known, language),
      ...(posts === undefined ? {} : { posts: { ...posts, ...changed(posts, `${language}Posts`) } }),
    };
  };
  return { ...file, zh: part('zh', 0), en: part('en', 1) };
}

/** A part of a model whose log-odds are multiplied. */
export function scaledPart<Part extends PolarityPart>(part: Part, factor: number): Part {
  const scaled = (value: number): number => Number((value * factor).toPrecision(6));
  return { ...part, bias: scaled(part.bias), positive: scaled(part.positive), negative: scaled(part.negative), scale: scaled(part.scale) };
}
