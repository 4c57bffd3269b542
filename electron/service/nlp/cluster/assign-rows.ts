import type { Steps } from '../steps.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import { invertCentroids, largest, scoreRow } from './inverted-centroids.ts';
import type { Assignment } from './types.ts';

const rowsPerStep = 256;

/**
 * Puts each row to its nearest centroid. A row that is like none (an empty one) goes to cluster `otherwise` with fit
 * 0. Rows with a fit below the floor are left out (-1), but keep their fit.
 */
export function* assignRows(matrix: SparseMatrix, centroids: SparseMatrix, floor: number, otherwise: number): Steps<Assignment> {
  const inverted = invertCentroids(centroids);
  const scores = new Float64Array(centroids.rows);
  const assignment = new Int32Array(matrix.rows);
  const fit = new Float32Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row += 1) {
    if (row % rowsPerStep === 0) yield row / matrix.rows;
    scoreRow(matrix, row, inverted, scores);
    const best = largest(scores);
    const score = Math.min(1, scores[best] ?? 0);
    fit[row] = score;
    if (score < floor) assignment[row] = -1;
    else assignment[row] = score > 0 ? best : otherwise;
  }
  return { assignment, fit };
}

/** The cluster with the most rows; the first of equals. Texts that are like no cluster go there when none is left out. */
export function largestCluster(assignment: Int32Array, k: number): number {
  const sizes = clusterSizes(assignment, k);
  let best = 0;
  for (let cluster = 1; cluster < k; cluster += 1) if ((sizes[cluster] ?? 0) > (sizes[best] ?? 0)) best = cluster;
  return best;
}

/** The number of rows of each cluster. */
export function clusterSizes(assignment: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (const cluster of assignment) if (cluster >= 0) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  return sizes;
}
