import { scoreClasses } from '../linear/class-weights.ts';
import { part, type Steps } from '../steps.ts';
import { createTextMeasure } from '../vectors/text-measure.ts';
import type { Example, LearntCode } from './example.ts';
import { fitCodes, type CodeMethod } from './fit-codes.ts';
import { assignFolds } from './folds.ts';

/** What models that had not seen an example said of it. */
export interface HeldOutScores {
  /** Examples by codes, by rows: cosines or log-odds, NaN where the example was not held out or the code not learnt. */
  readonly scores: Float32Array;
  /** By fold and code, by rows: how the code was told. */
  readonly methods: readonly CodeMethod[][];
  readonly foldOf: Int32Array;
}

export interface CrossValidationOptions {
  readonly folds: number;
  readonly seed: number;
  /** So many of the folds are held out, one after another. */
  readonly rounds: number;
}

/** Fits with each fold left out in turn and scores what was left out. */
export function* crossValidate(examples: readonly Example[], codes: readonly LearntCode[], options: CrossValidationOptions): Steps<HeldOutScores> {
  const { folds, rounds, seed } = options;
  const foldOf = assignFolds(examples, codes.length, folds, seed);
  const scores = new Float32Array(examples.length * codes.length).fill(Number.NaN);
  const methods: CodeMethod[][] = [];
  const into = new Float64Array(codes.length);
  for (let fold = 0; fold < rounds; fold += 1) {
    const learnt = examples.filter((_, row) => foldOf[row] !== fold);
    const fitted = yield* part(fold / rounds, (fold + 1) / rounds, fitCodes(learnt, codes, seed));
    methods.push([...fitted.methods]);
    const measure = createTextMeasure(fitted.space);
    for (const [row, { text }] of examples.entries()) {
      if (foldOf[row] !== fold) continue;
      scoreClasses(fitted.weights, measure(text), into);
      for (const [code, method] of fitted.methods.entries()) if (method !== 'none') scores[row * codes.length + code] = into[code] ?? 0;
    }
  }
  return { scores, methods, foldOf };
}
