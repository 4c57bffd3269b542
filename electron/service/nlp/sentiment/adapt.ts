import { AppError } from '#shared/base/errors.ts';
import { evaluate } from './evaluate.ts';
import { learnPolarity, polarityColumns, polarityRows, type Language } from './learn/polarity.ts';
import { newNgrams } from './learn/new-ngrams.ts';
import { readNgrams, writeNgrams, type ModelFile, type PolarityPart } from './model-file.ts';
import { modelOf, type SentimentModel } from './model.ts';
import { normalise } from './normal-text.ts';
import type { SentimentLabel } from '#shared/contracts/sentiment.ts';

/** A text and what a person said about it. */
export interface LabelledText {
  readonly text: string;
  readonly label: SentimentLabel;
}

export interface AdaptOptions {
  /** Name of the new model. */
  readonly name: string;
  /** Asked now and then: throws to stop. */
  readonly checkCancelled?: () => void;
}

/** How much a labelled text may move the weights; a new word is as easily moved as a common one of the dictionary. */
const cost = 0.5;
/** Log-odds that a labelled text should reach: a probability of 0.88. */
const margin = 2;
const epochs = 30;
/** Its words are those of the project: they need no more than where somebody speaks for themselves. */
const impersonal = 0.6;
/** Below so many texts of either kind the threshold of neutral stays as it is. */
const leastForNeutral = 10;
/** How far the threshold of neutral moves at most, in log-odds. */
const farthestShift = 1.5;

/**
 * A model that has learnt from labelled texts: new n-grams come into its dictionaries, and weights move from where they
 * were as little as the labels allow, so that what the texts do not speak of stays. Where there are both neutral and
 * other texts, the threshold of neutral moves too. The same input gives the same model. Throws `invalid-input` with the
 * reason `too-few-labels` where no text is positive or negative, and what `checkCancelled` throws.
 */
export function adaptModel(model: SentimentModel, labelled: readonly LabelledText[], options: AdaptOptions): SentimentModel {
  const { name, checkCancelled = () => undefined } = options;
  const sided = labelled.filter(({ label }) => label === 'positive' || label === 'negative');
  if (sided.length === 0) throw new AppError('invalid-input', { reason: 'too-few-labels' });
  const texts = sided.map(({ text }) => text);
  checkCancelled();
  const wider = widen({ ...model.file, name, impersonal }, texts);
  const columns = polarityColumns(wider, () => 1);
  checkCancelled();
  const matrix = polarityRows(wider, columns, texts, checkCancelled);
  const sides = Int8Array.from(sided, ({ label }) => (label === 'positive' ? 1 : -1));
  const before = modelOf(wider);
  const known = texts.map((text) => evaluate(normalise(text), before).logOdds);
  const learnt = learnPolarity(wider, columns, matrix, Int32Array.from(sides.keys()), sides, { cost, margin, known, epochs, checkCancelled });
  return modelOf(moveNeutral(learnt, labelled, checkCancelled));
}

/** The file with the n-grams of the texts that its dictionaries lack, weightless. */
function widen(file: ModelFile, texts: readonly string[]): ModelFile {
  const part = (language: Language): ModelFile['zh'] => {
    const more = newNgrams(texts, language);
    const widened = <Part extends PolarityPart>(narrow: Part): Part => {
      const known = new Map(readNgrams(narrow.ngrams, narrow.scale));
      for (const ngram of more) if (!known.has(ngram)) known.set(ngram, 0);
      return { ...narrow, ...writeNgrams(known, true) };
    };
    const { posts, ...rest } = file[language];
    return { ...widened(rest), ...(posts === undefined ? {} : { posts: widened(posts) }) };
  };
  return { ...file, zh: part('zh'), en: part('en') };
}

/** Moves the bias of neutral to where most of the labelled texts are right, both kinds counting alike. */
function moveNeutral(file: ModelFile, labelled: readonly LabelledText[], checkCancelled: () => void): ModelFile {
  const model = modelOf(file);
  const scores: [logOdds: number, neutral: boolean][] = labelled
    .filter(({ label }) => label !== 'mixed')
    .map(({ text, label }) => {
      checkCancelled();
      return [evaluate(normalise(text), model).neutralLogOdds, label === 'neutral'];
    });
  const neutrals = scores.filter(([, neutral]) => neutral).length;
  const opinions = scores.length - neutrals;
  if (opinions < leastForNeutral) return file;
  if (neutrals < leastForNeutral) return shifted(file, leastShift(scores.filter(([, neutral]) => !neutral).map(([logOdds]) => logOdds)));
  const worth = (shift: number): number =>
    scores.reduce((sum, [logOdds, neutral]) => sum + (logOdds + shift > 0 === neutral ? 1 / (neutral ? neutrals : opinions) : 0), 0)
    // A tie is decided for the smaller move.
    - Math.abs(shift) * 0.02;
  let best = 0;
  for (let step = -30; step <= 30; step += 1) if (worth(step / 20) > worth(best)) best = step / 20;
  return shifted(file, best);
}

/** Where there are hardly any neutral texts to learn from: the least move at which the labelled opinions are seen as such. */
function leastShift(opinions: readonly number[]): number {
  const highest = Math.max(...opinions);
  return highest > 0 ? Math.max(-farthestShift, -highest - 0.01) : 0;
}

function shifted(file: ModelFile, shift: number): ModelFile {
  const moved = (language: Language): ModelFile['zh'] => {
    const { neutral } = file[language];
    return { ...file[language], neutral: { ...neutral, bias: Number((neutral.bias + shift).toPrecision(6)) } };
  };
  return { ...file, zh: moved('zh'), en: moved('en') };
}
