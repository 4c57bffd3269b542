import type { Calibration } from '../linear/platt.ts';
import { part, type Steps } from '../steps.ts';
import { calibrate } from './calibrate.ts';
import { crossValidate } from './cross-validate.ts';
import { readingsOf, type Example, type LearntCode, type Reading } from './example.ts';
import { fitCodes } from './fit-codes.ts';
import { measureCodes, type CodeMeasure } from './measure-codes.ts';
import type { SuggesterModel } from './suggester.ts';

export interface TrainingOptions {
  /** Equal seeds give equal models. */
  readonly seed?: number;
  /** What is asked about in the cross-validation; the examples themselves unless given. */
  readonly readings?: readonly Reading[];
  /**
   * Parts of a cross-validation of all readings, which measures the codes. Unless given, only so much is held out as
   * the scale of the scores needs, and the measures are those of that part.
   */
  readonly folds?: number;
}

/** Readings held out from which the scale of the scores is known well enough. */
const enoughForScale = 1500;

export interface TrainedSuggester {
  readonly model: SuggesterModel;
  /** One a code, from the readings held out. */
  readonly measures: readonly CodeMeasure[];
}

/**
 * Learns to suggest codes. Each code is told apart by itself, so that a text may have several or none: by a linear
 * model, or below five examples by the centroid of its texts. A cross-validation gives the scale on which scores are
 * probabilities, and what each code's suggestions are worth.
 */
export function* trainSuggester(examples: readonly Example[], codes: readonly LearntCode[], options: TrainingOptions = {}): Steps<TrainedSuggester> {
  const { seed = 1, readings = readingsOf(examples) } = options;
  const folds = options.folds ?? Math.max(3, Math.floor(readings.length / enoughForScale));
  const rounds = options.folds ?? Math.min(folds, Math.ceil((enoughForScale * folds) / Math.max(1, readings.length)));
  const share = rounds / (rounds + 1);
  const held = yield* part(0, share, crossValidate(examples, readings, codes, { seed, folds, rounds }));
  const scales = calibrate(held, codes.length);
  const { space, weights, methods } = yield* part(share, 1, fitCodes(examples, codes, seed));
  const scaleOf = methods.map((method): Calibration => (method === 'linear' ? scales.linear : scales.centroid));
  const model: SuggesterModel = {
    space,
    methods,
    ofPassages: codes.map(({ ofPassages }) => ofPassages),
    weights: {
      ...weights,
      weights: weights.weights.map((weight, entry) => weight * (scaleOf[weights.classes[entry] ?? 0]?.slope ?? 1)),
      biases: weights.biases.map((bias, code) => bias * (scaleOf[code]?.slope ?? 1) + (scaleOf[code]?.shift ?? 0)),
    },
  };
  return { model, measures: measureCodes(readings, held, scales, codes.length) };
}
