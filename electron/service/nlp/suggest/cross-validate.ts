import { part, type Steps } from '../steps.ts';
import { createTextMeasure } from '../vectors/text-measure.ts';
import type { Example, LearntCode, Reading } from './example.ts';
import { fitCodes, type CodeMethod } from './fit-codes.ts';
import { assignFolds } from './folds.ts';
import { createScorer } from './read-passages.ts';

/** What models that had not seen the group of a reading said of it. */
export interface HeldOutScores {
  /** Readings by codes, by rows: cosines or log-odds, NaN where it was not held out or the code not known. */
  readonly scores: Float32Array;
  /** As `scores`: 1 where the code was given, and to the passage that was best. */
  readonly right: Uint8Array;
  /** By fold and code: how the code was told. */
  readonly methods: readonly (readonly CodeMethod[])[];
  /** The fold of each reading. */
  readonly foldOf: Int32Array;
}

export interface CrossValidationOptions {
  readonly folds: number;
  readonly seed: number;
  /** So many of the folds are held out, one after another. */
  readonly rounds: number;
}

/** Fits with each fold left out in turn and reads what was left out. */
export function* crossValidate(
  examples: readonly Example[],
  readings: readonly Reading[],
  codes: readonly LearntCode[],
  { folds, rounds, seed }: CrossValidationOptions,
): Steps<HeldOutScores> {
  const foldOfGroup = assignFolds(readings, codes.length, folds, seed);
  const foldOf = Int32Array.from(readings, ({ group }) => foldOfGroup.get(group) ?? -1);
  const scores = new Float32Array(readings.length * codes.length).fill(Number.NaN);
  const right = new Uint8Array(scores.length);
  const methods: (readonly CodeMethod[])[] = [];
  const ofPassages = codes.map((code) => code.ofPassages);
  for (let fold = 0; fold < rounds; fold += 1) {
    const learnt = examples.filter(({ group }) => foldOfGroup.get(group) !== fold);
    const fitted = yield* part(fold / rounds, (fold + 1) / rounds, fitCodes(learnt, codes, seed));
    methods.push(fitted.methods);
    const read = createScorer({ ...fitted, measure: createTextMeasure(fitted.space), ofPassages });
    for (const [row, reading] of readings.entries()) {
      if (foldOf[row] !== fold) continue;
      const found = read(reading.text, reading.passages);
      for (const [code, own] of codes.entries()) {
        const at = row * codes.length + code;
        scores[at] = found.scores[code] ?? Number.NaN;
        const given = reading.codes.get(code);
        right[at] = given !== undefined && (!own.ofPassages || given.includes(found.passages[code] ?? -1)) ? 1 : 0;
      }
    }
  }
  return { scores, right, methods, foldOf };
}
