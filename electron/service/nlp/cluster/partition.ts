import { createRandom } from '../statistics/random.ts';
import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { normaliseRows, rowOf, withFirstRows } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix, SparseRow } from '../vectors/sparse-matrix.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';
import { sumClusters } from './cluster-sums.ts';
import { findConsensus } from './consensus.ts';
import { holdClusters } from './held-clusters.ts';
import type { HeldClusters } from './held-clusters.ts';
import { fitMixture } from './mixture.ts';
import { addProducts, invertRows } from './inverted-rows.ts';
import { findFloor } from './floor.ts';
import { placeRows } from './place-rows.ts';
import { seedRows } from './seeding.ts';
import { sphericalKMeans } from './spherical-kmeans.ts';
import type { Assignment, ClusterModel, PinnedCluster } from './types.ts';

/** Chosen by experiment on the development data (README, "Figures"). */
const settings = {
  sharpness: [1.25, 1, 1.5, 2],
  /** Smoothing, in mean values of the matrix. */
  smoothing: 0.05,
  kmeansPasses: 3,
  mixturePasses: 14,
  keptInKMeans: 2000,
  /** Columns kept of all clusters together, and at least of each. */
  keptInModel: 400_000,
  keptOfEach: 1000,
  /** Runs, and the multiplications they may take together. */
  mostRuns: 8,
  fewestRuns: 2,
  work: 4e9,
};

export interface PartitionOptions {
  readonly k: number;
  readonly seed: number;
  readonly pinned: readonly PinnedCluster[];
  readonly leaveOut: boolean;
}

/** Finds the clusters of the rows of a space: several runs of a mixture, and what they agree on. */
export function* partition(matrix: SparseMatrix, space: TfidfSpace, options: PartitionOptions): Steps<Assignment & { model: ClusterModel }> {
  const { k, seed, pinned, leaveOut } = options;
  const held = holdClusters(matrix, space, pinned, settings.keptInKMeans);
  const smoothing = settings.smoothing * meanValue(matrix);
  const work = matrix.columns.length * k * settings.mixturePasses;
  const count = Math.min(settings.mostRuns, Math.max(settings.fewestRuns, Math.floor(settings.work / Math.max(1, work))));
  const runs: Int32Array[] = [];
  for (let run = 0; run < count; run += 1) {
    const sharpness = settings.sharpness[run % settings.sharpness.length] ?? 1;
    runs.push(yield* part((0.9 * run) / count, (0.9 * (run + 1)) / count, runMixture(matrix, held, { k, smoothing, sharpness, random: createRandom(seed * 1000 + run) })));
  }
  const agreed = yield* part(0.9, 0.94, findConsensus(runs, k, held.memberOf));
  const model = makeModel(matrix, space, agreed, { k, held, smoothing });
  const placed = yield* part(0.94, 0.98, placeRows(matrix, model));
  const floor = leaveOut ? yield* part(0.98, 1, findFloor(matrix, placed.assignment, model.sums)) : 0;
  return { ...leaveOutBelow(placed, floor, held), model: { ...model, floor } };
}

interface RunOptions {
  readonly k: number;
  readonly smoothing: number;
  readonly sharpness: number;
  readonly random: () => number;
}

function* runMixture(matrix: SparseMatrix, held: HeldClusters, { k, smoothing, sharpness, random }: RunOptions): Steps<Int32Array> {
  const centroids = normaliseRows(held.sums);
  const seeds = yield* part(0, 0.15, seedRows(matrix, k - centroids.rows, nearestTo(matrix, centroids), random));
  const first = held.memberOf.slice();
  for (const [index, row] of seeds.entries()) first[row] = centroids.rows + index;
  const { kmeansPasses, mixturePasses, keptInKMeans } = settings;
  const { assignment } = yield* part(0.15, 0.3, sphericalKMeans(matrix, first, { k, passes: kmeansPasses, keep: keptInKMeans, held: centroids }));
  return yield* part(0.3, 1, fitMixture(matrix, assignment, { k, passes: mixturePasses, sharpness, smoothing, held }));
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

/** The model of an assignment; held clusters stay what they are. */
function makeModel(matrix: SparseMatrix, space: TfidfSpace, assignment: Int32Array, { k, held, smoothing }: ModelOptions): ClusterModel {
  const found = sumClusters(matrix, assignment, k, Math.max(settings.keptOfEach, Math.floor(settings.keptInModel / k)));
  const sums = withFirstRows(found, held.sums);
  const sizes = new Float64Array(k);
  const masses = new Float64Array(k);
  for (let row = 0; row < matrix.rows; row += 1) {
    const cluster = assignment[row] ?? 0;
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
    masses[cluster] = (masses[cluster] ?? 0) + massOf(rowOf(matrix, row));
  }
  for (let cluster = 0; cluster < held.sums.rows; cluster += 1) {
    sizes[cluster] = held.sizes[cluster] ?? 0;
    masses[cluster] = massOf(rowOf(held.sums, cluster));
  }
  return { space, sums, sizes, masses, smoothing, sharpness: settings.sharpness[0] ?? 1, floor: 0 };
}

interface ModelOptions {
  readonly k: number;
  readonly held: HeldClusters;
  readonly smoothing: number;
}

function massOf({ values }: SparseRow): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function leaveOutBelow({ assignment, fit }: Assignment, floor: number, { memberOf }: HeldClusters): Assignment {
  return {
    fit,
    assignment: assignment.map((cluster, row) => {
      const member = memberOf[row] ?? -1;
      if (member >= 0) return member;
      return (fit[row] ?? 0) < floor ? -1 : cluster;
    }),
  };
}

function meanValue({ values }: SparseMatrix): number {
  return values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
