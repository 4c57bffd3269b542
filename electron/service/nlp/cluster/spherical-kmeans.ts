import { createRandom } from '../statistics/random.ts';
import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import { assignRows } from './assign-rows.ts';
import { computeCentroids } from './centroids.ts';
import { seedRows } from './seeding.ts';
import type { Assignment } from './types.ts';

const passes = 25;
const keptColumns = 2000;
/** Fewer than this share of rows that move ends the passes. */
const movesThatCount = 0.001;

export interface KMeansResult extends Assignment {
  readonly centroids: SparseMatrix;
}

/** Spherical k-means over rows of length 1. Where the rows are fewer than k or alike, some clusters stay empty. */
export function* sphericalKMeans(matrix: SparseMatrix, k: number, seed: number): Steps<KMeansResult> {
  const rows = yield* part(0, 0.2, seedRows(matrix, k, new Float32Array(matrix.rows), createRandom(seed)));
  let assignment = new Int32Array(matrix.rows).fill(-1);
  rows.forEach((row, cluster) => (assignment[row] = cluster));
  for (let pass = 0; ; pass += 1) {
    const centroids = computeCentroids(matrix, assignment, k, keptColumns);
    const next = yield* part(0.2 + (0.8 * pass) / passes, 0.2 + (0.8 * (pass + 1)) / passes, assignRows(matrix, centroids, 0, 0));
    const moved = next.assignment.reduce((sum, cluster, row) => sum + (cluster === assignment[row] ? 0 : 1), 0);
    assignment = Int32Array.from(next.assignment);
    if (pass + 1 >= passes || moved <= movesThatCount * matrix.rows) return { ...next, centroids };
  }
}
