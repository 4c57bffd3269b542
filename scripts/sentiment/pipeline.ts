import { evaluate } from '#service/nlp/sentiment/evaluate.ts';
import { learnNeutrality, neutralRows } from '#service/nlp/sentiment/learn/neutrality.ts';
import { learnPolarity, polarityColumns, polarityRows, polarityWeights, withPolarity } from '#service/nlp/sentiment/learn/polarity.ts';
import { neutralFeatures, writeNgrams, type ModelFile, type ModelPart } from '#service/nlp/sentiment/model-file.ts';
import { modelOf } from '#service/nlp/sentiment/model.ts';
import { normalise } from '#service/nlp/sentiment/normal-text.ts';
import { findCandidates, type Candidates } from './candidates.ts';
import type { Language, LabelledRow } from './data.ts';
import { selectNgrams, valences, worthsOf, type Selection } from './select.ts';

/** What is chosen by cross-validation. */
export interface Settings {
  /** N-grams of a dictionary. */
  readonly ngrams: Readonly<Record<Language, number>>;
  readonly cost: Readonly<Record<Language, number>>;
  /** How far sources and sides are made to count alike, see `worthsOf`. */
  readonly levelling: Readonly<Record<Language, number>>;
  /** Of the dictionary that tells neutral from opinion. */
  readonly neutralNgrams: Readonly<Record<Language, number>>;
  readonly neutralCost: Readonly<Record<Language, number>>;
}

/** The rows of one language with all that does not depend on which of them are learnt from. */
export interface Prepared {
  readonly language: Language;
  readonly rows: readonly LabelledRow[];
  readonly texts: readonly string[];
  readonly candidates: Candidates;
  readonly valence: Float32Array;
  /** 1 positive, -1 negative, 0 neutral. */
  readonly sides: Int8Array;
  readonly sources: Int32Array;
}

const leastTexts = { zh: 3, en: 2 } as const;

/** Prepares the rows of a language. */
export function prepare(language: Language, rows: readonly LabelledRow[]): Prepared {
  const texts = rows.map(({ text }) => text);
  const names = [...new Set(rows.map(({ source }) => source))];
  return {
    language,
    rows,
    texts,
    candidates: findCandidates(texts, language, leastTexts[language]),
    valence: valences(texts),
    sides: Int8Array.from(rows, ({ label }) => (label === 'positive' ? 1 : label === 'negative' ? -1 : 0)),
    sources: Int32Array.from(rows, ({ source }) => names.indexOf(source)),
  };
}

/** Numbers of the rows that hold. */
export const rowsWhere = ({ rows }: Prepared, holds: (row: LabelledRow) => boolean): Int32Array =>
  Int32Array.from(rows.keys()).filter((index) => {
    const row = rows[index];
    return row !== undefined && holds(row);
  });

/** A model that knows nothing yet, with the given n-grams in its dictionaries. */
export function blankFile(name: string, polarity: Partial<Record<Language, Selection>>, neutral: Partial<Record<Language, Selection>>): ModelFile {
  const part = (language: Language): ModelPart => ({
    bias: 0,
    positive: 1,
    negative: 1,
    ...writeNgrams([...(polarity[language]?.keys() ?? [])].map((ngram) => [ngram, 0] as const), true),
    neutral: {
      bias: 0,
      features: Object.fromEntries(neutralFeatures.map((feature) => [feature, 0])) as ModelPart['neutral']['features'],
      ...writeNgrams([...(neutral[language]?.keys() ?? [])].map((ngram) => [ngram, 0] as const), true),
    },
  });
  return { format: 'verbatim-sentiment', version: 1, name, zh: part('zh'), en: part('en') };
}

/** Learns the polarity of one language from some of its rows; the other language of the file stays blank. */
export function trainPolarity(prepared: Prepared, rows: Int32Array, settings: Settings): ModelFile {
  const { language, candidates, valence, sides, sources, texts } = prepared;
  const opinions = rows.filter((row) => sides[row] !== 0);
  const selection = selectNgrams(candidates, valence, opinions, sides, sources, { most: settings.ngrams[language], levelling: settings.levelling[language] });
  const file = blankFile('training', { [language]: selection }, {});
  const columns = polarityColumns(file, (ngram) => selection.get(ngram) ?? 1);
  const learntFrom = polarityRows(file, columns, Array.from(opinions, (row) => texts[row] ?? ''));
  const ownSides = Int8Array.from(opinions, (row) => sides[row] ?? 0);
  const bySource = worthsOf(opinions, sources, sides, settings.levelling[language]);
  const worths = Float64Array.from(opinions, (row) => bySource[row] ?? 1);
  return learnPolarity(file, columns, learntFrom, Int32Array.from(opinions.keys()), ownSides, { cost: settings.cost[language], worths });
}

/** The log-odds of positive against negative of rows under a model. */
export function logOddsOf(file: ModelFile, texts: readonly string[]): Float64Array {
  const model = modelOf(file);
  return Float64Array.from(texts, (text) => evaluate(normalise(text), model).logOdds);
}

/** A model whose log-odds are multiplied, one language's. */
export function withTemperature(file: ModelFile, language: Language, factor: number): ModelFile {
  const columns = polarityColumns(file, () => 1);
  const factors = { zh: 1, en: 1, [language]: factor };
  return withPolarity(file, columns, polarityWeights(file, columns), factors);
}

/** Learns what is neutral in one language, in place of what the file held. @param logOdds by models that did not see the row. */
export function trainNeutrality(file: ModelFile, prepared: Prepared, rows: Int32Array, logOdds: Float64Array, settings: Settings): ModelFile {
  const { language, candidates, valence, sides, sources, texts } = prepared;
  const neutral = sides.map((side) => (side === 0 ? 1 : -1));
  const most = settings.neutralNgrams[language];
  const selection: Selection = most === 0 ? new Map() : selectNgrams(candidates, valence, rows, neutral, sources, { most, levelling: settings.levelling[language] });
  const listed = writeNgrams([...selection.keys()].map((ngram) => [ngram, 0] as const), true);
  const prior: ModelFile = { ...file, [language]: { ...file[language], neutral: { ...file[language].neutral, ...listed } } };
  const matrix = neutralRows(prior, language, Array.from(rows, (row) => texts[row] ?? ''), Array.from(rows, (row) => logOdds[row] ?? 0));
  const ownSides = Int8Array.from(rows, (row) => neutral[row] ?? 0);
  return learnNeutrality(prior, language, matrix, Int32Array.from(rows.keys()), ownSides, { cost: settings.neutralCost[language], epochs: 25 });
}

/**
 * The factor that turns scores into log-odds: maximum likelihood of the sides by Newton's method (Guo et al., On
 * Calibration of Modern Neural Networks, ICML 2017: temperature scaling).
 */
export function temperatureOf(scores: ArrayLike<number>, sides: ArrayLike<number>): number {
  let factor = 1;
  for (let step = 0; step < 50; step += 1) {
    let [slope, curve] = [0, 1e-9];
    for (let index = 0; index < scores.length; index += 1) {
      const margin = (scores[index] ?? 0) * (sides[index] ?? 0);
      const wrong = 1 / (1 + Math.exp(factor * margin));
      slope += margin * wrong;
      curve += margin ** 2 * wrong * (1 - wrong);
    }
    factor += slope / curve;
    if (Math.abs(slope / curve) < 1e-6) break;
  }
  return factor;
}
