import { proposalThreshold } from '#shared/contracts/suggestion.ts';
import { sigmoid } from '../linear/platt.ts';
import type { Calibrations } from './calibrate.ts';
import type { HeldOutScores } from './cross-validate.ts';
import type { Reading } from './example.ts';

/** How a code's proposals fared on texts that the model had not seen. */
export interface CodeMeasure {
  /** Texts that were held out. */
  readonly readings: number;
  /** Those that have the code: the denominator of recall. */
  readonly coded: number;
  /** Those it was proposed for: the denominator of precision. */
  readonly proposed: number;
  /** Those it was proposed for, at a passage that has it where it is a code of passages. */
  readonly right: number;
}

/** Counts for every code, at {@link proposalThreshold}. */
export function measureCodes(readings: readonly Reading[], held: HeldOutScores, scales: Calibrations, codes: number): CodeMeasure[] {
  const measures = Array.from({ length: codes }, () => ({ readings: 0, coded: 0, proposed: 0, right: 0 }));
  for (const [row, reading] of readings.entries()) {
    const methods = held.methods[held.foldOf[row] ?? -1];
    if (methods === undefined) continue;
    for (const [code, measure] of measures.entries()) {
      const at = row * codes + code;
      const score = held.scores[at] ?? Number.NaN;
      const scale = methods[code] === 'linear' ? scales.linear : scales.centroid;
      const proposed = !Number.isNaN(score) && sigmoid(scale.slope * score + scale.shift) >= proposalThreshold;
      measure.readings += 1;
      if (reading.codes.has(code)) measure.coded += 1;
      if (proposed) measure.proposed += 1;
      if (proposed && held.right[at] === 1) measure.right += 1;
    }
  }
  return measures;
}
