import type { SparseMatrix } from '../../vectors/sparse-matrix.ts';
import { evaluate, evidenceFeatures, ngramNorm, type NgramFinding } from '../evaluate.ts';
import { neutralFeatures, writeNgrams, type ModelFile, type ModelPart } from '../model-file.ts';
import { dictionaryOf, isMember, modelOf, type Dictionary } from '../model.ts';
import { normalise } from '../normal-text.ts';
import { matrixBuilder } from './matrix-builder.ts';
import { trainSvm, type SvmOptions } from './linear-svm.ts';
import type { Language } from './polarity.ts';

/**
 * Learning of what tells neutral from opinion, for one language: the features of evidence first, then the n-grams of
 * the neutral dictionary by their number, then the bias.
 */
const evidenceScale = 0.5;
/** N-grams are learnt more reluctantly than evidence: they know their sources, and neutrality has to hold elsewhere too. */
const ngramScale = 1.5;

/** The rows of texts. @param logOdds of positive against negative, by a model that did not learn from the text. */
export function neutralRows(file: ModelFile, language: Language, texts: readonly string[], logOdds: ArrayLike<number>): SparseMatrix {
  const model = modelOf(file);
  const dictionary = dictionaryOf(model);
  const width = neutralFeatures.length + dictionary.ngrams.length + 1;
  const builder = matrixBuilder();
  texts.forEach((text, row) => {
    const found: NgramFinding[] = [];
    const { measures } = evaluate(normalise(text), model, undefined, found);
    const features = evidenceFeatures(measures, logOdds[row] ?? 0);
    neutralFeatures.forEach((feature, column) => builder.add(column, features[feature] * evidenceScale));
    const own = found.filter(({ id }) => isNeutralMember(dictionary, id, language));
    const norm = ngramNorm(own.length);
    for (const { id } of own) builder.add(neutralFeatures.length + id, norm * ngramScale);
    builder.add(width - 1, 1);
    builder.endRow();
  });
  return builder.build(width);
}

/** Learns what is neutral and gives the model file that holds it. @param sides 1 where a row is neutral, else -1. */
export function learnNeutrality(file: ModelFile, language: Language, matrix: SparseMatrix, rows: Int32Array, sides: Int8Array, options: SvmOptions): ModelFile {
  const weights = trainSvm(matrix, rows, sides, options);
  const dictionary = dictionaryOf(modelOf(file));
  const own = dictionary.ngrams
    .map((ngram, id): [string, number, boolean] => [ngram, (weights[neutralFeatures.length + id] ?? 0) * ngramScale, isNeutralMember(dictionary, id, language)])
    .filter(([, , is]) => is)
    .map(([ngram, weight]): [string, number] => [ngram, weight]);
  const rounded = (value: number): number => Number(value.toPrecision(6));
  const neutral: ModelPart['neutral'] = {
    bias: rounded(weights[matrix.width - 1] ?? 0),
    features: Object.fromEntries(neutralFeatures.map((feature, column) => [feature, rounded((weights[column] ?? 0) * evidenceScale)])) as ModelPart['neutral']['features'],
    ...writeNgrams(own, true),
  };
  return { ...file, [language]: { ...file[language], neutral } };
}

const isNeutralMember = (dictionary: Dictionary, id: number, language: Language): boolean =>
  isMember(dictionary, id, language === 'zh' ? 'zhNeutral' : 'enNeutral');
