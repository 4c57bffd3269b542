import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { normaliseRows } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import { rowsByCluster } from './cluster-sums.ts';
import { addProducts, invertRows, largest } from './inverted-rows.ts';
import type { Assignment, ClusterModel } from './types.ts';

const rowsPerStep = 256;

/**
 * The most probable cluster of each row under the mixture of a model (for an empty row: the largest cluster), and how
 * well it fits. Nothing is left out yet.
 */
export function* placeRows(matrix: SparseMatrix, model: ClusterModel): Steps<Assignment> {
  const assignment = yield* part(0, 0.8, mostProbable(matrix, model));
  return { assignment, fit: yield* part(0.8, 1, measureFit(matrix, assignment, model.sums)) };
}

function* mostProbable(matrix: SparseMatrix, model: ClusterModel): Steps<Int32Array<ArrayBuffer>> {
  const score = createScorer(model);
  const scores = new Float64Array(model.sums.rows);
  const assignment = new Int32Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row += 1) {
    if (row % rowsPerStep === 0) yield row / matrix.rows;
    score(matrix, row, scores);
    assignment[row] = largest(scores);
  }
  return assignment;
}

/**
 * The log probability of a row and each cluster, tempered by the model's sharpness, but for what is the same for all
 * clusters: log(sum + smoothing) = log(smoothing) + log(1 + sum / smoothing), so that only columns that a cluster has
 * need a weight, and the first term is left out.
 */
export function createScorer({ sums, sizes, masses, smoothing, sharpness }: ClusterModel): (matrix: SparseMatrix, row: number, scores: Float64Array) => void {
  const k = sums.rows;
  const inverted = invertRows({ ...sums, values: sums.values.map((value) => Math.log1p(value / smoothing)) });
  const texts = sizes.reduce((sum, size) => sum + size, 0);
  const priors = Float64Array.from(sizes, (size) => Math.log((size + 1) / (texts + k)) / sharpness);
  const penalties = Float64Array.from(masses, (mass) => Math.log(mass + smoothing * sums.width));
  return (matrix, row, scores) => {
    let mass = 0;
    for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry += 1) mass += matrix.values[entry] ?? 0;
    for (let cluster = 0; cluster < k; cluster += 1) scores[cluster] = (priors[cluster] ?? 0) - mass * (penalties[cluster] ?? 0);
    addProducts(matrix, row, inverted, scores);
    for (let cluster = 0; cluster < k; cluster += 1) scores[cluster] = sharpness * (scores[cluster] ?? 0);
  };
}

/** The cosine of each row with the sum of its cluster, 0 to 1; 0 for rows of cluster -1. */
export function* measureFit(matrix: SparseMatrix, assignment: Int32Array, sums: SparseMatrix): Steps<Float32Array<ArrayBuffer>> {
  const centroids = normaliseRows(sums);
  const { rows, order } = rowsByCluster(assignment, sums.rows);
  const dense = new Float32Array(matrix.width);
  const fit = new Float32Array(matrix.rows);
  for (let cluster = 0; cluster < sums.rows; cluster += 1) {
    const from = centroids.starts[cluster] ?? 0;
    const to = centroids.starts[cluster + 1] ?? 0;
    for (let entry = from; entry < to; entry += 1) dense[centroids.columns[entry] ?? 0] = centroids.values[entry] ?? 0;
    for (let place = rows[cluster] ?? 0; place < (rows[cluster + 1] ?? 0); place += 1) {
      if (place % rowsPerStep === 0) yield place / order.length;
      const row = order[place] ?? 0;
      let cosine = 0;
      for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry += 1) {
        cosine += (matrix.values[entry] ?? 0) * (dense[matrix.columns[entry] ?? 0] ?? 0);
      }
      fit[row] = Math.min(1, cosine);
    }
    for (let entry = from; entry < to; entry += 1) dense[centroids.columns[entry] ?? 0] = 0;
  }
  return fit;
}
