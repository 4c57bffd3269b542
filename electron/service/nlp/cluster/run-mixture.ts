import type { Random } from '../statistics/random.ts';
import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { normaliseRows } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { HeldClusters } from './held-clusters.ts';
import { addProducts, invertRows } from './inverted-rows.ts';
import { fitMixture } from './mixture.ts';
import { seedRows } from './seeding.ts';
import { sphericalKMeans } from './spherical-kmeans.ts';

/** A few passes of k-means, over the heaviest columns, give the mixture something to begin with. */
const kmeansPasses = 3;
const keptColumns = 2000;
/** Smoothing, in mean values of the matrix. */
const relativeSmoothing = 0.05;

export interface RunOptions {
  readonly k: number;
  readonly smoothing: number;
  readonly sharpness: number;
  readonly passes: number;
  readonly random: Random;
}

/** What each column has in each cluster before any row is seen. */
export function smoothingFor({ values }: SparseMatrix): number {
  return values.length === 0 ? 1 : (relativeSmoothing * values.reduce((sum, value) => sum + value, 0)) / values.length;
}

/** One run: seeds far from each other, k-means, then the mixture. */
export function* runMixture(matrix: SparseMatrix, held: HeldClusters, { k, smoothing, sharpness, passes, random }: RunOptions): Steps<Int32Array> {
  const centroids = normaliseRows(held.sums);
  const seeds = yield* part(0, 0.15, seedRows(matrix, k - centroids.rows, nearestTo(matrix, centroids), random));
  const first = held.memberOf.slice();
  for (const [index, row] of seeds.entries()) first[row] = centroids.rows + index;
  const { assignment } = yield* part(0.15, 0.3, sphericalKMeans(matrix, first, { k, passes: kmeansPasses, keep: keptColumns, held: centroids }));
  return yield* part(0.3, 1, fitMixture(matrix, assignment, { k, passes, sharpness, smoothing, held }));
}

/** The largest cosine of each row with any of the centroids. */
function nearestTo(matrix: SparseMatrix, centroids: SparseMatrix): Float32Array {
  const nearest = new Float32Array(matrix.rows);
  if (centroids.rows === 0) return nearest;
  const inverted = invertRows(centroids);
  const scores = new Float64Array(centroids.rows);
  for (let row = 0; row < matrix.rows; row += 1) {
    scores.fill(0);
    addProducts(matrix, row, inverted, scores);
    nearest[row] = scores.reduce((most, score) => Math.max(most, score), 0);
  }
  return nearest;
}
