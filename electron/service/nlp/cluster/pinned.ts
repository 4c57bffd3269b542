import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';
import { computeCentroids } from './centroids.ts';
import type { PinnedCluster } from './types.ts';

const keptColumns = 2000;

/** Puts the centroids of the pinned clusters in the place of the first ones. */
export function pinnedCentroids(
  matrix: SparseMatrix, space: TfidfSpace, pinned: readonly PinnedCluster[],
): (centroids: SparseMatrix) => SparseMatrix {
  const rows = pinned.map((each) => (each.from === undefined ? fromMembers(matrix, each.members ?? []) : fromModel(space, each.from)));
  return (centroids) => {
    const all = Array.from({ length: centroids.rows }, (_, row) => rows[row] ?? {
      columns: centroids.columns.subarray(centroids.starts[row], centroids.starts[row + 1]),
      values: centroids.values.subarray(centroids.starts[row], centroids.starts[row + 1]),
    });
    const starts = new Int32Array(centroids.rows + 1);
    for (const [row, { columns }] of all.entries()) starts[row + 1] = (starts[row] ?? 0) + columns.length;
    const columns = new Int32Array(starts[centroids.rows] ?? 0);
    const values = new Float32Array(columns.length);
    for (const [row, each] of all.entries()) {
      columns.set(each.columns, starts[row]);
      values.set(each.values, starts[row]);
    }
    return { rows: centroids.rows, width: centroids.width, starts, columns, values };
  };
}

interface Row {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

function fromMembers(matrix: SparseMatrix, members: readonly number[]): Row {
  const assignment = new Int32Array(matrix.rows).fill(-1);
  for (const row of members) assignment[row] = 0;
  return computeCentroids(matrix, assignment, 1, keptColumns);
}

/** Grams are the same buckets in every space of one shape, so that a centroid moves from space to space. */
function fromModel(space: TfidfSpace, { model, cluster }: NonNullable<PinnedCluster['from']>): Row {
  const columnOf = new Map<number, number>();
  for (const [column, bucket] of space.buckets.entries()) columnOf.set(bucket, column);
  const columns: number[] = [];
  const values: number[] = [];
  for (let entry = model.centroids.starts[cluster] ?? 0; entry < (model.centroids.starts[cluster + 1] ?? 0); entry += 1) {
    const column = columnOf.get(model.space.buckets[model.centroids.columns[entry] ?? 0] ?? -1);
    if (column === undefined) continue;
    columns.push(column);
    values.push(model.centroids.values[entry] ?? 0);
  }
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return { columns: Int32Array.from(columns), values: Float32Array.from(values, (value) => (length > 0 ? value / length : 0)) };
}
