import { createRandom } from '../../statistics/random.ts';
import type { SparseMatrix } from '../../vectors/sparse-matrix.ts';

export interface SvmOptions {
  /** Cost of an error against the size of the weights. */
  readonly cost: number;
  /** What the cost of a row's error is multiplied with, by row of the matrix; 1 unless given. Above 0. */
  readonly worths?: ArrayLike<number>;
  /** The distance from 0 at which a row is right enough; 1 unless given. */
  readonly margin?: number;
  /** What rows score already, by row of the matrix: the weights learn what that leaves; 0 unless given. */
  readonly known?: ArrayLike<number>;
  readonly epochs?: number;
  /** Asked once an epoch; throws to stop. */
  readonly checkCancelled?: () => void;
}

const defaultEpochs = 15;
/** An epoch in which no row moved further ends the search. */
const settled = 1e-3;
const seed = 1;

/**
 * Weights of a linear classifier: squared hinge loss with an L2 penalty, by dual coordinate descent (Hsieh, Chang, Lin,
 * Keerthi, Sundararajan, A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008, algorithm 1 with
 * D_ii = 1 / 2C). The same input gives the same weights.
 * @param rows which rows to learn from. @param sides 1 or -1, by row of the matrix.
 */
export function trainSvm(matrix: SparseMatrix, rows: Int32Array, sides: Int8Array, options: SvmOptions): Float64Array {
  const { cost, worths, margin = 1, known, epochs = defaultEpochs, checkCancelled } = options;
  const { starts, columns, values, width } = matrix;
  const weights = new Float64Array(width);
  const duals = new Float64Array(rows.length);
  const slacks = Float64Array.from(rows, (row) => 0.5 / (cost * (worths?.[row] ?? 1)));
  const squares = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] ?? 0;
    let sum = slacks[place] ?? 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) sum += (values[at] ?? 0) ** 2;
    squares[place] = sum;
  }
  const order = Int32Array.from(rows.keys());
  const random = createRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    checkCancelled?.();
    shuffle(order, random);
    let largest = 0;
    for (let turn = 0; turn < order.length; turn += 1) {
      const place = order[turn] ?? 0;
      const row = rows[place] ?? 0;
      const side = sides[row] ?? 0;
      const end = starts[row + 1] ?? 0;
      let score = known?.[row] ?? 0;
      for (let at = starts[row] ?? 0; at < end; at += 1) score += (weights[columns[at] ?? 0] ?? 0) * (values[at] ?? 0);
      const before = duals[place] ?? 0;
      const after = Math.max(0, before - (side * score - margin + before * (slacks[place] ?? 0)) / (squares[place] ?? 1));
      const step = (after - before) * side;
      if (step === 0) continue;
      duals[place] = after;
      for (let at = starts[row] ?? 0; at < end; at += 1) {
        const column = columns[at] ?? 0;
        weights[column] = (weights[column] ?? 0) + step * (values[at] ?? 0);
      }
      largest = Math.max(largest, Math.abs(step));
    }
    if (largest < settled) break;
  }
  return weights;
}

/** The sum of a row's values times the weights. */
export function scoreRow({ starts, columns, values }: SparseMatrix, row: number, weights: Float64Array): number {
  let score = 0;
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) score += (weights[columns[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return score;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}
