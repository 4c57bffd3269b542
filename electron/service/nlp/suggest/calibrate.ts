import { fitPlatt, type Calibration } from '../linear/platt.ts';
import type { HeldOutScores } from './cross-validate.ts';
import type { CodeMethod } from './fit-codes.ts';

/** How the scores of each method become log-odds: one scale for all codes told the same way, so that codes compare. */
export interface Calibrations {
  readonly linear: Calibration;
  readonly centroid: Calibration;
}

/**
 * Where too little was held out to fit a scale: log-odds stand as they are, and a cosine of 0.35 counts as even odds.
 * The second is about what the development data gives with three examples a code.
 */
const usual: Calibrations = { linear: { slope: 1, shift: 0 }, centroid: { slope: 14, shift: -4.9 } };

/** So many right cases are needed for a scale of one's own. */
const fewestRight = 10;
const mostPairs = 1_000_000;

/** Fits the scales to what was held out. */
export function calibrate(held: HeldOutScores, codes: number): Calibrations {
  return { linear: fitScale('linear', held, codes), centroid: fitScale('centroid', held, codes) };
}

function fitScale(method: Exclude<CodeMethod, 'none'>, { scores, right, methods, foldOf }: HeldOutScores, codes: number): Calibration {
  const every = Math.max(1, Math.ceil(scores.length / mostPairs));
  const own: number[] = [];
  const hits: number[] = [];
  let positives = 0;
  for (let row = 0; row < foldOf.length; row += every) {
    for (let code = 0; code < codes; code += 1) {
      const at = row * codes + code;
      const score = scores[at] ?? Number.NaN;
      if (Number.isNaN(score) || methods[foldOf[row] ?? 0]?.[code] !== method) continue;
      own.push(score);
      hits.push(right[at] ?? 0);
      positives += right[at] ?? 0;
    }
  }
  const fitted = positives < fewestRight ? null : fitPlatt(own, hits);
  // A scale that turns the order round comes of chance: the order is what was learnt.
  return fitted !== null && fitted.slope > 0 ? fitted : usual[method];
}
