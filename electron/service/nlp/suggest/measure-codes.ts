import { sigmoid } from '../linear/platt.ts';
import type { Calibrations } from './calibrate.ts';
import type { HeldOutScores } from './cross-validate.ts';
import { sideOf, type Example } from './example.ts';

/** A code is proposed where its score is at least this: where a person is as likely to give it as not. */
export const proposalThreshold = 0.5;

/** How a code's proposals fared on examples that the model had not seen. */
export interface CodeMeasure {
  /** Examples that were held out and say something of the code. */
  readonly examples: number;
  /** Those that have the code: the denominator of recall. */
  readonly coded: number;
  /** Those it was proposed for: the denominator of precision. */
  readonly proposed: number;
  /** Those it was proposed for and that have it. */
  readonly right: number;
}

/** Counts for every code, at {@link proposalThreshold}. */
export function measureCodes(examples: readonly Example[], held: HeldOutScores, scales: Calibrations, codes: number): CodeMeasure[] {
  const measures = Array.from({ length: codes }, () => ({ examples: 0, coded: 0, proposed: 0, right: 0 }));
  for (const [row, example] of examples.entries()) {
    const methods = held.methods[held.foldOf[row] ?? 0];
    if (methods === undefined) continue;
    for (const [code, measure] of measures.entries()) {
      const side = sideOf(example, code);
      if (side === 0) continue;
      const method = methods[code] ?? 'none';
      const scale = method === 'linear' ? scales.linear : scales.centroid;
      const proposed = method !== 'none' && sigmoid(scale.slope * (held.scores[row * codes + code] ?? 0) + scale.shift) >= proposalThreshold;
      measure.examples += 1;
      if (side === 1) measure.coded += 1;
      if (proposed) measure.proposed += 1;
      if (proposed && side === 1) measure.right += 1;
    }
  }
  return measures;
}
