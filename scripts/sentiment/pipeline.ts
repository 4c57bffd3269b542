import { evaluate } from '#service/nlp/sentiment/evaluate.ts';
import { learnNeutrality, neutralRows } from '#service/nlp/sentiment/learn/neutrality.ts';
import { learnPolarity, polarityColumns, polarityRows, scaledPart } from '#service/nlp/sentiment/learn/polarity.ts';
import { learnRegister } from '#service/nlp/sentiment/learn/register.ts';
import { neutralFeatures, writeNgrams, type ModelFile, type ModelPart, type PostsPart } from '#service/nlp/sentiment/model-file.ts';
import { modelOf } from '#service/nlp/sentiment/model.ts';
import { normalise } from '#service/nlp/sentiment/normal-text.ts';
import { candidatesWhere, findCandidates, type Candidates } from './candidates.ts';
import type { Language, LabelledRow } from './data.ts';
import { saysHow } from './manner.ts';
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
  /** Of the part for posts, in languages that have one. */
  readonly posts: Readonly<Partial<Record<Language, PostsSettings>>>;
}

export interface PostsSettings {
  /** The source whose texts are posts. */
  readonly source: string;
  readonly ngrams: number;
  readonly cost: number;
  /** Of the dictionary that tells posts from other texts. */
  readonly registerNgrams: number;
  readonly registerCost: number;
  /** What is taken off its log-odds: what a new kind of text is called a post for costs more than what a post is not called one for. */
  readonly caution: number;
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
    positive: 0,
    negative: 0,
    ...writeNgrams([...(polarity[language]?.keys() ?? [])].map((ngram) => [ngram, 0] as const), true),
    neutral: {
      bias: 0,
      features: Object.fromEntries(neutralFeatures.map((feature) => [feature, 0])) as ModelPart['neutral']['features'],
      ...writeNgrams([...(neutral[language]?.keys() ?? [])].map((ngram) => [ngram, 0] as const), true),
    },
  });
  return { format: 'verbatim-sentiment', version: 1, name, zh: part('zh'), en: part('en') };
}

/** Learns the general polarity of one language from some of its rows; the other language of the file stays blank. */
export function trainPolarity(prepared: Prepared, rows: Int32Array, settings: Settings): ModelFile {
  const { language } = prepared;
  return polarityFrom(prepared, rows, { most: settings.ngrams[language], levelling: settings.levelling[language], cost: settings.cost[language] });
}

/**
 * Learns the part for posts from those of some rows that are posts, what tells them from the others among the rows
 * included; undefined where there are none or the language has no such part.
 */
export function trainPosts(prepared: Prepared, rows: Int32Array, settings: Settings): PostsPart | undefined {
  const { language, rows: all, candidates, valence, sources, texts } = prepared;
  const own = settings.posts[language];
  if (own === undefined) return undefined;
  const isPost = Int8Array.from(all, ({ source }) => (source === own.source ? 1 : -1));
  const posts = rows.filter((row) => isPost[row] === 1);
  if (posts.length === 0) return undefined;
  const { bias, positive, negative, scale, ngrams } = polarityFrom(prepared, posts, { most: own.ngrams, levelling: 0, cost: own.cost })[language];
  const manner = candidatesWhere(candidates, saysHow);
  const selection = selectNgrams(manner, valence, rows, isPost, sources, { most: own.registerNgrams, levelling: 0 });
  const blank = { bias: 0, ...writeNgrams([...selection.keys()].map((ngram) => [ngram, 0] as const), true) };
  const file = blankFile('training', {}, {});
  const listed = { ...file, [language]: { ...file[language], posts: { bias, positive, negative, scale, ngrams, register: blank } } };
  const register = learnRegister(listed, language, Array.from(rows, (row) => texts[row] ?? ''), Int8Array.from(rows, (row) => isPost[row] ?? 0), {
    cost: own.registerCost, margin: registerMargin,
  });
  return { bias, positive, negative, scale, ngrams, register: { ...register, bias: register.bias - own.caution } };
}

/** Log-odds that a text of the data should reach: a probability of 0.95. */
const registerMargin = 3;

function polarityFrom(prepared: Prepared, rows: Int32Array, { most, levelling, cost }: { readonly most: number; readonly levelling: number; readonly cost: number }): ModelFile {
  const { language, candidates, valence, sides, sources, texts } = prepared;
  const opinions = rows.filter((row) => sides[row] !== 0);
  const selection = selectNgrams(candidates, valence, opinions, sides, sources, { most, levelling });
  const file = blankFile('training', { [language]: selection }, {});
  const columns = polarityColumns(file, (ngram) => selection.get(ngram) ?? 1);
  const learntFrom = polarityRows(file, columns, Array.from(opinions, (row) => texts[row] ?? ''));
  const ownSides = Int8Array.from(opinions, (row) => sides[row] ?? 0);
  const bySource = worthsOf(opinions, sources, sides, levelling);
  const worths = Float64Array.from(opinions, (row) => bySource[row] ?? 1);
  return learnPolarity(file, columns, learntFrom, Int32Array.from(opinions.keys()), ownSides, { cost, worths });
}

/** The log-odds of positive against negative of rows under a model. */
export function logOddsOf(file: ModelFile, texts: readonly string[]): Float64Array {
  const model = modelOf(file);
  return Float64Array.from(texts, (text) => evaluate(normalise(text), model).logOdds);
}

/** A model whose log-odds are multiplied, those of one language's general part. */
export const withTemperature = (file: ModelFile, language: Language, factor: number): ModelFile => ({ ...file, [language]: scaledPart(file[language], factor) });

/** A model with a part for posts, where there is one, whose log-odds are multiplied. */
export const withPosts = (file: ModelFile, language: Language, posts: PostsPart | undefined, factor: number): ModelFile =>
  posts === undefined ? file : { ...file, [language]: { ...file[language], posts: scaledPart(posts, factor) } };

/** A model that knows only what a part for posts says of polarity, of any text. */
export function postsAlone(language: Language, { bias, positive, negative, scale, ngrams }: PostsPart): ModelFile {
  const file = blankFile('posts', {}, {});
  return { ...file, [language]: { ...file[language], bias, positive, negative, scale, ngrams } };
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
