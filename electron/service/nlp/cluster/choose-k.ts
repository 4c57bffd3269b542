import { createRandom } from '../statistics/random.ts';
import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { normaliseRows, takeRows } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import { sumClusters } from './cluster-sums.ts';
import { addProducts, invertRows } from './inverted-rows.ts';
import { seedRows } from './seeding.ts';
import { sphericalKMeans } from './spherical-kmeans.ts';

const sampleRows = 3000;
const candidates = [2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 22, 27, 33, 40, 50, 60, 75];

/** Tries numbers of clusters on a sample of the rows and takes the one with the best simplified silhouette. */
export function* chooseK(matrix: SparseMatrix, fewest: number, seed: number): Steps<{ k: number; tried: { k: number; score: number }[] }> {
  const stride = Math.max(1, matrix.rows / sampleRows);
  const rows = Array.from({ length: Math.min(matrix.rows, sampleRows) }, (_, index) => Math.floor(index * stride));
  const sample = takeRows(matrix, rows);
  const most = Math.max(fewest, Math.floor(rows.length / 10), 1);
  const numbers = candidates.filter((k) => k >= fewest && k <= most);
  if (numbers.length === 0) return { k: Math.min(Math.max(1, fewest), Math.max(1, matrix.rows)), tried: [] };
  const tried: { k: number; score: number }[] = [];
  for (const [index, k] of numbers.entries()) {
    const seeds = yield* seedRows(sample, k, new Float32Array(sample.rows), createRandom(seed));
    const start = new Int32Array(sample.rows).fill(-1);
    for (const [cluster, row] of seeds.entries()) start[row] = cluster;
    const { assignment } = yield* part(index / numbers.length, (index + 1) / numbers.length, sphericalKMeans(sample, start, { k, passes: 10, keep: 2000 }));
    tried.push({ k, score: silhouette(sample, assignment, normaliseRows(sumClusters(sample, assignment, k, 2000))) });
  }
  return { k: tried.reduce((best, each) => (each.score > best.score ? each : best)).k, tried };
}

/** The mean of (b - a) / max(a, b): a is the distance (1 - cosine) to the own centroid, b to the nearest other. */
function silhouette(matrix: SparseMatrix, assignment: Int32Array, centroids: SparseMatrix): number {
  const inverted = invertRows(centroids);
  const scores = new Float64Array(centroids.rows);
  let sum = 0;
  for (let row = 0; row < matrix.rows; row += 1) {
    scores.fill(0);
    addProducts(matrix, row, inverted, scores);
    const own = assignment[row] ?? 0;
    const inside = 1 - (scores[own] ?? 0);
    scores[own] = 0;
    const outside = 1 - scores.reduce((most, score) => Math.max(most, score), 0);
    sum += outside > 0 ? (outside - inside) / Math.max(inside, outside) : 0;
  }
  return sum / Math.max(1, matrix.rows);
}
