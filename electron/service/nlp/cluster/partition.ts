import { createRandom } from '../statistics/random.ts';
import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';
import { findConsensus } from './consensus.ts';
import { fillClusters } from './fill-clusters.ts';
import { findFloor } from './floor.ts';
import { holdClusters } from './held-clusters.ts';
import type { HeldClusters } from './held-clusters.ts';
import { makeModel } from './make-model.ts';
import { measureFit, placeRows } from './place-rows.ts';
import { runMixture, smoothingFor } from './run-mixture.ts';
import type { Assignment, ClusterModel, PinnedCluster } from './types.ts';

/** Runs differ in their temperature too, which makes them differ where the data do not decide. */
const sharpness = [1.25, 1, 1.5, 2];
const passes = 14;
const mostRuns = { whole: 8, sample: 4 };
/** Multiplications that all runs may take together, unless a single one takes more: less where all other texts are still to be placed. */
const work = { whole: 4e9, sample: 2e9 };

export interface PartitionOptions {
  readonly k: number;
  readonly seed: number;
  readonly pinned: readonly PinnedCluster[];
  readonly leaveOut: boolean;
  /** The rows are a sample of many more. */
  readonly isSample: boolean;
  /** Which rows are of one text, so that each cluster gets one where there are as many; without it, clusters without rows are dropped. */
  readonly texts: Int32Array | undefined;
}

/** Finds the clusters of the rows of a space: several runs of a mixture, and what they agree on. */
export function* partition(matrix: SparseMatrix, space: TfidfSpace, options: PartitionOptions): Steps<Assignment & { model: ClusterModel }> {
  const { k, seed, pinned, leaveOut } = options;
  const held = holdClusters(matrix, space, pinned);
  const smoothing = smoothingFor(matrix);
  const kind = options.isSample ? 'sample' : 'whole';
  const count = Math.min(mostRuns[kind], Math.max(1, Math.floor(work[kind] / Math.max(1, matrix.columns.length * k * passes))));
  const runs: Int32Array[] = [];
  for (let run = 0; run < count; run += 1) {
    const random = createRandom(seed * 1000 + run);
    const mixture = runMixture(matrix, held, { k, smoothing, sharpness: sharpness[run % sharpness.length] ?? 1, passes, random });
    runs.push(yield* part((0.9 * run) / count, (0.9 * (run + 1)) / count, mixture));
  }
  const agreed = yield* part(0.9, 0.94, findConsensus(runs, k, held.memberOf));
  const used = options.texts === undefined ? closeGaps(agreed, k, pinned.length) : k;
  const modelOf = (assignment: Int32Array) => makeModel(matrix, space, assignment, { k: used, held, smoothing, sharpness: sharpness[0] ?? 1 });
  let model = modelOf(agreed);
  let placed = yield* part(0.94, 0.98, placeRows(matrix, model));
  const filled = options.texts && fillClusters(placed, { k, texts: options.texts, memberOf: held.memberOf, held: pinned.length });
  if (filled !== undefined) {
    model = modelOf(filled);
    placed = { assignment: filled, fit: yield* part(0.98, 0.98, measureFit(matrix, filled, model.sums)) };
  }
  const floor = leaveOut ? yield* part(0.98, 1, findFloor(matrix, placed.assignment, model.sums)) : 0;
  return { ...leaveOutBelow(placed, floor, held), model: { ...model, floor } };
}

/** Numbers the clusters that have rows, and the first `always`, without gaps; returns how many they are. */
function closeGaps(assignment: Int32Array, k: number, always: number): number {
  const sizes = new Int32Array(k);
  for (const cluster of assignment) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  let used = 0;
  const numbers = Int32Array.from(sizes, (size, cluster) => (size > 0 || cluster < always ? used++ : -1));
  for (const [row, cluster] of assignment.entries()) assignment[row] = numbers[cluster] ?? 0;
  return Math.max(1, used);
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
