import { rowOf, withFirstRows } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix, SparseRow } from '../vectors/sparse-matrix.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';
import { sumClusters } from './cluster-sums.ts';
import type { HeldClusters } from './held-clusters.ts';
import type { ClusterModel } from './types.ts';

/** Columns kept of all clusters together, and at least of each: a few megabytes. */
const keptOfAll = 400_000;
const keptOfEach = 1000;

export interface ModelOptions {
  readonly k: number;
  readonly held: HeldClusters;
  readonly smoothing: number;
  readonly sharpness: number;
}

/** The model of an assignment, which leaves nothing out; held clusters stay what they are. */
export function makeModel(matrix: SparseMatrix, space: TfidfSpace, assignment: Int32Array, { k, held, smoothing, sharpness }: ModelOptions): ClusterModel {
  const found = sumClusters(matrix, assignment, k, Math.max(keptOfEach, Math.floor(keptOfAll / k)));
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
  return { space, sums, sizes, masses, smoothing, sharpness, floor: 0 };
}

function massOf({ values }: SparseRow): number {
  return values.reduce((sum, value) => sum + value, 0);
}
