import { part, runSteps } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { fitTfidfSteps } from '../vectors/tfidf.ts';
import { normalisedMutualInformation } from './agreement.ts';
import { clusterSizes } from './assign-rows.ts';
import { chooseK } from './choose-k.ts';
import { describeClusters } from './describe-clusters.ts';
import { mergeClusters } from './hierarchy.ts';
import { partition } from './partition.ts';
import type { Assignment, Cluster, ClusterOptions, Clustering } from './types.ts';
import { wordReader } from './words.ts';

/**
 * Groups texts by what they are about. `between` is called every few milliseconds with the share that is done; what
 * it throws ends the work.
 */
export function clusterTexts(texts: readonly string[], options: ClusterOptions, between?: (done: number) => void): Clustering {
  return runSteps(clusterTextSteps(texts, options), between);
}

/** {@link clusterTexts} in steps. */
export function* clusterTextSteps(texts: readonly string[], options: ClusterOptions): Steps<Clustering> {
  const pinned = options.pinned ?? [];
  const { space, matrix } = yield* part(0, 0.25, fitTfidfSteps(texts));
  const { k, tried } = options.k === 'auto'
    ? yield* part(0.25, 0.5, chooseK(matrix, Math.max(pinned.length, 1), options.seed))
    : { k: Math.max(options.k, pinned.length, 1), tried: [] };
  const leaveOut = options.leaveOut ?? options.k === 'auto';
  const run = (seed: number) => partition(matrix, space, { k, seed, pinned, leaveOut });
  const { assignment, fit, model } = yield* part(0.5, 0.7, run(options.seed));
  const clusters = yield* part(0.7, 0.85, describeClusters(texts, { assignment, fit }, k, wordReader(options.stopWords ?? new Set())));
  const seeds = Array.from({ length: options.stabilitySeeds ?? 0 }, (_, index) => options.seed + 1 + index);
  const agreements: number[] = [];
  for (const [index, seed] of seeds.entries()) {
    const other = yield* part(0.85 + (0.15 * index) / seeds.length, 0.85 + (0.15 * (index + 1)) / seeds.length, run(seed));
    agreements.push(normalisedMutualInformation(assignment, other.assignment));
  }
  return {
    k, assignment, fit, clusters, tried, model,
    ...coverageOf({ assignment, fit }),
    coherence: meanCoherence(clusters),
    stability: agreements.length === 0 ? null : agreements.reduce((sum, each) => sum + each, 0) / agreements.length,
    hierarchy: mergeClusters(model.centroids, clusterSizes(assignment, k)),
  };
}

function coverageOf({ assignment }: Assignment): { coverage: number; unmappedShare: number } {
  const unmapped = assignment.reduce((sum, cluster) => sum + (cluster === -1 ? 1 : 0), 0);
  const unmappedShare = assignment.length === 0 ? 0 : unmapped / assignment.length;
  return { coverage: 1 - unmappedShare, unmappedShare };
}

function meanCoherence(clusters: readonly Cluster[]): number | null {
  let sum = 0;
  let size = 0;
  for (const cluster of clusters) {
    if (cluster.coherence === null) continue;
    sum += cluster.coherence * cluster.size;
    size += cluster.size;
  }
  return size === 0 ? null : sum / size;
}
