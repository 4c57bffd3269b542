import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import { sphericalKMeans } from './spherical-kmeans.ts';

const passes = 15;

/**
 * One assignment out of several of the same rows: rows that most runs put together stay together. Each row becomes
 * the list of its clusters in all runs, and these are clustered, from each run's own assignment; the one with the best
 * objective is taken (cluster ensembles: A. Strehl and J. Ghosh, 2002, by k-means over labels as in A. Topchy, A. K.
 * Jain and W. Punch, 2005).
 * @param memberOf rows whose cluster is given, -1 for the others.
 */
export function* findConsensus(runs: readonly Int32Array[], k: number, memberOf: Int32Array): Steps<Int32Array> {
  const matrix = labelMatrix(runs, k);
  let best: { assignment: Int32Array; objective: number } | undefined;
  for (const [index, run] of runs.entries()) {
    const found = yield* part(index / runs.length, (index + 1) / runs.length, sphericalKMeans(matrix, run, { k, passes, keep: matrix.width }));
    if (best === undefined || found.objective > best.objective) best = found;
  }
  const assignment = best?.assignment ?? new Int32Array(memberOf.length);
  for (const [row, cluster] of memberOf.entries()) if (cluster >= 0) assignment[row] = cluster;
  return assignment;
}

/** A row of length 1 for each row: its cluster in run r is column r * k + cluster. */
function labelMatrix(runs: readonly Int32Array[], k: number): SparseMatrix {
  const rows = runs[0]?.length ?? 0;
  const columns = new Int32Array(rows * runs.length);
  for (const [index, run] of runs.entries()) for (let row = 0; row < rows; row += 1) columns[row * runs.length + index] = index * k + (run[row] ?? 0);
  return {
    rows,
    width: runs.length * k,
    starts: Int32Array.from({ length: rows + 1 }, (_, row) => row * runs.length),
    columns,
    values: new Float32Array(columns.length).fill(1 / Math.sqrt(runs.length)),
  };
}
