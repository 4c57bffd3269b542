import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { normaliseRows, withFirstRows } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import { sumClusters } from './cluster-sums.ts';
import { addProducts, invertRows, largest } from './inverted-rows.ts';

export interface KMeansOptions {
  readonly k: number;
  readonly passes: number;
  /** Columns kept of a centroid. */
  readonly keep: number;
  /** Centroids of the first clusters that do not change. */
  readonly held?: SparseMatrix | undefined;
}

export interface KMeansResult {
  readonly assignment: Int32Array;
  /** Mean cosine of the rows with their centroids. */
  readonly objective: number;
}

const rowsPerStep = 256;
/** Fewer than this share of rows that move ends the passes. */
const movesThatCount = 0.001;

/**
 * Spherical k-means over rows of length 1 (I. S. Dhillon and D. S. Modha, Concept Decompositions for Large Sparse Text
 * Data Using Clustering, 2001), from a first assignment in which rows may have none (-1).
 */
export function* sphericalKMeans(matrix: SparseMatrix, start: Int32Array, options: KMeansOptions): Steps<KMeansResult> {
  const { k, passes, keep, held } = options;
  const assignment = start.slice();
  let objective = 0;
  for (let pass = 0; pass < passes; pass += 1) {
    const centroids = withFirstRows(normaliseRows(sumClusters(matrix, assignment, k, keep)), held);
    const { moved, sum } = yield* part(pass / passes, (pass + 1) / passes, moveRows(matrix, centroids, assignment));
    objective = sum / Math.max(1, matrix.rows);
    if (moved <= movesThatCount * matrix.rows) break;
  }
  return { assignment, objective };
}

/** Puts each row to its nearest centroid; says how many moved and the sum of the cosines. */
function* moveRows(matrix: SparseMatrix, centroids: SparseMatrix, assignment: Int32Array): Steps<{ moved: number; sum: number }> {
  const inverted = invertRows(centroids);
  const scores = new Float64Array(centroids.rows);
  let moved = 0;
  let sum = 0;
  for (let row = 0; row < matrix.rows; row += 1) {
    if (row % rowsPerStep === 0) yield row / matrix.rows;
    scores.fill(0);
    addProducts(matrix, row, inverted, scores);
    const best = largest(scores);
    sum += scores[best] ?? 0;
    if (assignment[row] === best) continue;
    assignment[row] = best;
    moved += 1;
  }
  return { moved, sum };
}
