import { evaluate } from '#service/nlp/sentiment/evaluate.ts';
import type { ModelFile, PostsPart } from '#service/nlp/sentiment/model-file.ts';
import { modelOf } from '#service/nlp/sentiment/model.ts';
import { normalise } from '#service/nlp/sentiment/normal-text.ts';
import { scoreOnly } from '#service/nlp/sentiment/score.ts';
import { folds, type Language, type LabelledRow } from './data.ts';
import { logOddsOf, postsAlone, rowsWhere, temperatureOf, trainNeutrality, trainPolarity, trainPosts, withPosts, withTemperature, type Prepared, type Settings } from './pipeline.ts';

/** What a model that had not seen a row said of it. */
export interface Prediction {
  readonly row: LabelledRow;
  readonly label: string;
  readonly score: number;
}

/** A language cross-validated: what it takes to train on everything, and what was predicted on the way. */
export interface CrossValidation {
  readonly temperatures: Temperatures;
  /** Log-odds of positive by row, from the model of the other folds. */
  readonly logOdds: Float64Array;
  /** Added to the bias of neutral. */
  readonly shift: number;
  readonly predictions: readonly Prediction[];
}

/** What the scores of the general part and of the part for posts are multiplied with to be log-odds. */
export interface Temperatures {
  readonly general: number;
  readonly posts: number;
}

/** Five-fold cross-validation of the whole way from texts to labels, choice of n-grams and of thresholds included. */
export function crossValidate(prepared: Prepared, settings: Settings, say: (what: string) => void): CrossValidation {
  const { language, rows, texts, sides } = prepared;
  const general = new Float64Array(rows.length);
  const ofPosts = new Float64Array(rows.length);
  const parts = Array.from({ length: folds }, (_, fold) => {
    const learntFrom = rowsWhere(prepared, (row) => row.fold !== fold);
    const file = trainPolarity(prepared, learntFrom, settings);
    const posts = trainPosts(prepared, learntFrom, settings);
    const held = rowsWhere(prepared, (row) => row.fold === fold);
    logOddsOf(file, textsAt(texts, held)).forEach((score, index) => (general[held[index] ?? 0] = score));
    if (posts !== undefined) logOddsOf(postsAlone(language, posts), textsAt(texts, held)).forEach((score, index) => (ofPosts[held[index] ?? 0] = score));
    say(`${language}: fold ${fold + 1} of ${folds}`);
    return { file, posts };
  });
  const temperatureIn = (scores: Float64Array, holds: (row: LabelledRow) => boolean): number => {
    const opinions = rowsWhere(prepared, (row) => row.label !== 'neutral' && holds(row));
    return temperatureOf(Float64Array.from(opinions, (row) => scores[row] ?? 0), Int8Array.from(opinions, (row) => sides[row] ?? 0));
  };
  const temperatures = {
    general: temperatureIn(general, () => true),
    posts: temperatureIn(ofPosts, ({ source }) => source === settings.posts[language]?.source),
  };
  const logOdds = new Float64Array(rows.length);
  const polarities = parts.map(({ file, posts }, fold) => {
    const whole = calibrated(file, prepared, posts, temperatures);
    const held = rowsWhere(prepared, (row) => row.fold === fold);
    logOddsOf(whole, textsAt(texts, held)).forEach((score, index) => (logOdds[held[index] ?? 0] = score));
    return whole;
  });
  // The log-odds that neutrality is learnt from come from models of which some knew the held-out fold's polarity, not
  // its neutral rows; training a second layer of models to exclude that changes nothing in the second digit.
  const files = polarities.map((polarity, fold) =>
    trainNeutrality(polarity, prepared, rowsWhere(prepared, (row) => row.fold !== fold), logOdds, settings),
  );
  const neutral = new Float64Array(rows.length);
  files.forEach((file, fold) => {
    const model = modelOf(file);
    for (const row of rowsWhere(prepared, (each) => each.fold === fold)) neutral[row] = evaluate(normalise(texts[row] ?? ''), model).neutralLogOdds;
  });
  const shift = chooseShift(prepared, logOdds, neutral);
  const predictions = files.flatMap((file, fold) => predict(withShift(file, language, shift), prepared, rowsWhere(prepared, (row) => row.fold === fold)));
  return { temperatures, logOdds, shift, predictions };
}

/** What a model trained without some rows says of them. Neutrality is learnt without them too. */
export function leaveOut(prepared: Prepared, validation: CrossValidation, settings: Settings, isOut: (row: LabelledRow) => boolean): Prediction[] {
  const rest = rowsWhere(prepared, (row) => !isOut(row));
  return predict(trainWhole(prepared, validation, settings, rest), prepared, rowsWhere(prepared, isOut));
}

/** Learns all of one language from some rows, with the temperatures and the shift that cross-validation chose. */
export function trainWhole(prepared: Prepared, { temperatures, logOdds, shift }: CrossValidation, settings: Settings, rows: Int32Array): ModelFile {
  const polarity = calibrated(trainPolarity(prepared, rows, settings), prepared, trainPosts(prepared, rows, settings), temperatures);
  return withShift(trainNeutrality(polarity, prepared, rows, logOdds, settings), prepared.language, shift);
}

const calibrated = (file: ModelFile, { language }: Prepared, posts: PostsPart | undefined, { general, posts: ofPosts }: Temperatures): ModelFile =>
  withPosts(withTemperature(file, language, general), language, posts, ofPosts);

/** The file with its bias of neutral moved. */
export function withShift(file: ModelFile, language: Language, shift: number): ModelFile {
  const { neutral } = file[language];
  return { ...file, [language]: { ...file[language], neutral: { ...neutral, bias: Number((neutral.bias + shift).toPrecision(6)) } } };
}

const neutralSourceWeight = 0.35;

/** How many of 100 predictions are right: on both sides by the sign of the score, and three ways with mixed as neutral. */
export function accuracies(predictions: readonly Prediction[]): { twoWay: number; threeWay: number; sided: number; all: number } {
  const sided = predictions.filter(({ row }) => row.label !== 'neutral');
  const right = sided.filter(({ row, score }) => (score > 0) === (row.label === 'positive')).length;
  const rightOfThree = predictions.filter(({ row, label }) => (label === 'mixed' ? 'neutral' : label) === row.label).length;
  return { twoWay: (100 * right) / sided.length, threeWay: (100 * rightOfThree) / predictions.length, sided: sided.length, all: predictions.length };
}

function predict(file: ModelFile, { texts, rows: all }: Prepared, rows: Int32Array): Prediction[] {
  const model = modelOf(file);
  return Array.from(rows).flatMap((index) => {
    const row = all[index];
    return row === undefined ? [] : [{ row, ...scoreOnly(texts[index] ?? '', model) }];
  });
}

/**
 * The shift at which most is right three ways, each source counting alike but those of neutral texts only: an opinion
 * called neutral is lost to the analyst, a neutral text with a weak label is not. From -1 to 1.
 */
function chooseShift({ rows, sides }: Prepared, logOdds: Float64Array, neutral: Float64Array): number {
  const sources = [...new Set(rows.map(({ source }) => source))];
  let best = { shift: 0, worth: 0 };
  for (let step = -20; step <= 20; step += 1) {
    const shift = step / 20;
    let worth = 0;
    for (const source of sources) {
      const seen = new Map<number, [right: number, all: number]>();
      rows.forEach((row, index) => {
        if (row.source !== source) return;
        const said = (neutral[index] ?? 0) + shift > 0 ? 0 : (logOdds[index] ?? 0) > 0 ? 1 : -1;
        const side = sides[index] ?? 0;
        const counts = seen.get(side) ?? [0, 0];
        seen.set(side, [counts[0] + (said === side ? 1 : 0), counts[1] + 1]);
      });
      let [right, all] = [0, 0];
      for (const counts of seen.values()) {
        right += counts[0];
        all += counts[1];
      }
      worth += ((seen.size === 1 ? neutralSourceWeight : 1) * right) / all;
    }
    if (worth > best.worth + 1e-9) best = { shift, worth };
  }
  return best.shift;
}

const textsAt = (texts: readonly string[], rows: Int32Array): string[] => Array.from(rows, (row) => texts[row] ?? '');
