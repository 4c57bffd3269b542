import type { Steps } from '../steps.ts';
import { rowOf } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import { createScorer } from './place-rows.ts';
import type { ClusterModel } from './types.ts';

const rowsPerStep = 64;

export interface HeldOut {
  /** By row. */
  readonly logs: Float64Array;
  readonly smoothing: number;
}

/** The log probabilities of rows that a model was not made from, with its smoothing halved for as long as they rise. */
export function* bestSmoothing(matrix: SparseMatrix, model: ClusterModel): Steps<HeldOut> {
  let best: HeldOut | undefined;
  for (let smoothing = model.smoothing; ; smoothing /= 2) {
    const logs = yield* logProbabilities(matrix, { ...model, smoothing });
    if (best !== undefined && !(sumOf(logs) > sumOf(best.logs))) return best;
    best = { logs, smoothing };
  }
}

/** log of the sum over clusters of the probability of each row, by the tempered probabilities of the model, brought back to the untempered scale. */
function* logProbabilities(matrix: SparseMatrix, model: ClusterModel): Steps<Float64Array> {
  const score = createScorer(model);
  const scores = new Float64Array(model.sums.rows);
  const logs = new Float64Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row += 1) {
    if (row % rowsPerStep === 0) yield row / matrix.rows;
    score(matrix, row, scores);
    const most = scores.reduce((best, each) => Math.max(best, each), Number.NEGATIVE_INFINITY);
    const tempered = most + Math.log(scores.reduce((total, each) => total + Math.exp(each - most), 0));
    // The scorer leaves out what is the same for all clusters, which differs between smoothings.
    logs[row] = tempered / model.sharpness + rowOf(matrix, row).values.reduce((sum, value) => sum + value, 0) * Math.log(model.smoothing);
  }
  return logs;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
