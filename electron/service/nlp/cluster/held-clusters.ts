import { matrixOfRows, rowOf } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix, SparseRow } from '../vectors/sparse-matrix.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';
import { sumClusters } from './cluster-sums.ts';
import type { PinnedCluster } from './types.ts';

/** The pinned clusters of a run, as rows of its space. They are clusters 0 to `sums.rows` - 1 and do not change. */
export interface HeldClusters {
  /** What each is like: the sum of its rows. */
  readonly sums: SparseMatrix;
  /** How many texts each counts for. */
  readonly sizes: Float64Array;
  /** The held cluster that a row belongs to whatever it is like; -1 for all others. */
  readonly memberOf: Int32Array;
}

/** Columns kept of a cluster known by its members. */
const keptColumns = 4000;

/** Brings the pinned clusters of earlier runs and of the analyst into a space. */
export function holdClusters(matrix: SparseMatrix, space: TfidfSpace, pinned: readonly PinnedCluster[]): HeldClusters {
  const memberOf = new Int32Array(matrix.rows).fill(-1);
  for (const [cluster, { members }] of pinned.entries()) for (const row of members ?? []) memberOf[row] = cluster;
  const ofMembers = sumClusters(matrix, memberOf, pinned.length, keptColumns);
  const rows = pinned.map(({ from }, cluster) => (from === undefined ? rowOf(ofMembers, cluster) : fromModel(space, from)));
  const sizes = Float64Array.from(pinned, ({ from, members }) => from?.model.sizes[from.cluster] ?? members?.length ?? 0);
  return { sums: matrixOfRows(rows, matrix.width), sizes, memberOf };
}

/** Grams are the same buckets in every space of one shape, so that a row moves from space to space. */
function fromModel(space: TfidfSpace, { model, cluster }: NonNullable<PinnedCluster['from']>): SparseRow {
  const columnOf = new Map<number, number>();
  for (const [column, bucket] of space.buckets.entries()) columnOf.set(bucket, column);
  const columns: number[] = [];
  const values: number[] = [];
  const row = rowOf(model.sums, cluster);
  for (const [entry, former] of row.columns.entries()) {
    const column = columnOf.get(model.space.buckets[former] ?? -1);
    if (column === undefined) continue;
    columns.push(column);
    values.push(row.values[entry] ?? 0);
  }
  return { columns: Int32Array.from(columns), values: Float32Array.from(values) };
}
