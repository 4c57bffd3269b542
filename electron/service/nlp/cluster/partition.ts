import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';
import { assignRows, largestCluster } from './assign-rows.ts';
import { computeCentroids } from './centroids.ts';
import { pinnedCentroids } from './pinned.ts';
import { sphericalKMeans } from './spherical-kmeans.ts';
import type { Assignment, ClusterModel, PinnedCluster } from './types.ts';

const keptColumns = 2000;
/** Texts whose fit is below this share of the mean fit are left out, where texts are left out. */
const floorOfMean = 0.4;

export interface PartitionOptions {
  readonly k: number;
  readonly seed: number;
  readonly pinned: readonly PinnedCluster[];
  readonly leaveOut: boolean;
}

/** Finds the clusters of the rows of a space. */
export function* partition(matrix: SparseMatrix, space: TfidfSpace, options: PartitionOptions): Steps<Assignment & { model: ClusterModel }> {
  const { k, seed, pinned, leaveOut } = options;
  const kept = pinnedCentroids(matrix, space, pinned);
  const free = yield* part(0, 0.9, sphericalKMeans(matrix, k - pinned.length, seed));
  const first = Int32Array.from(free.assignment, (cluster) => cluster + pinned.length);
  const centroids = kept(computeCentroids(matrix, first, k, keptColumns));
  const found = yield* part(0.9, 1, assignRows(matrix, centroids, 0, 0));
  const mean = found.fit.reduce((sum, each) => sum + each, 0) / Math.max(1, matrix.rows);
  const floor = leaveOut ? mean * floorOfMean : 0;
  const otherwise = largestCluster(found.assignment, k);
  const assignment = Int32Array.from(found.assignment, (cluster, row) => {
    const fit = found.fit[row] ?? 0;
    if (fit < floor) return -1;
    return fit > 0 ? cluster : otherwise;
  });
  for (const [cluster, { members }] of pinned.entries()) for (const row of members ?? []) assignment[row] = cluster;
  return { assignment, fit: found.fit, model: { space, centroids, otherwise, floor } };
}
