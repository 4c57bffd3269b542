import { fitPlatt, type Calibration } from '../linear/platt.ts';
import type { HeldOutScores } from './cross-validate.ts';
import { sideOf, type Example } from './example.ts';
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
export function calibrate(examples: readonly Example[], held: HeldOutScores, codes: number): Calibrations {
  return { linear: fitScale('linear', examples, held, codes), centroid: fitScale('centroid', examples, held, codes) };
}

function fitScale(method: Exclude<CodeMethod, 'none'>, examples: readonly Example[], held: HeldOutScores, codes: number): Calibration {
  const every = Math.max(1, Math.ceil((examples.length * codes) / mostPairs));
  const scores: number[] = [];
  const right: number[] = [];
  let positives = 0;
  for (let row = 0; row < examples.length; row += every) {
    const example = examples[row];
    const methods = held.methods[held.foldOf[row] ?? 0];
    if (example === undefined || methods === undefined) continue;
    for (let code = 0; code < codes; code += 1) {
      const side = sideOf(example, code);
      if (side === 0 || methods[code] !== method) continue;
      scores.push(held.scores[row * codes + code] ?? 0);
      right.push(side === 1 ? 1 : 0);
      if (side === 1) positives += 1;
    }
  }
  const fitted = positives < fewestRight ? null : fitPlatt(scores, right);
  // A scale that turns the order round comes of chance: the order is what was learnt.
  return fitted !== null && fitted.slope > 0 ? fitted : usual[method];
}
