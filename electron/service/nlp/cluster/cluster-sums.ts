import { matrixOfRows } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix, SparseRow } from '../vectors/sparse-matrix.ts';

/**
 * The sum of the rows of each cluster, cut to its `keep` largest columns: what is cut weighs next to nothing, and few
 * columns make each pass fast. Rows of cluster -1 belong to none; a cluster without rows has an empty sum.
 */
export function sumClusters(matrix: SparseMatrix, assignment: Int32Array, k: number, keep: number): SparseMatrix {
  const { rows, order } = rowsByCluster(assignment, k);
  const sums = new Float64Array(matrix.width);
  const seen = new Int32Array(matrix.width);
  const found: SparseRow[] = [];
  for (let cluster = 0; cluster < k; cluster += 1) {
    let count = 0;
    for (let place = rows[cluster] ?? 0; place < (rows[cluster + 1] ?? 0); place += 1) {
      const row = order[place] ?? 0;
      for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry += 1) {
        const column = matrix.columns[entry] ?? 0;
        if (sums[column] === 0) seen[count++] = column;
        sums[column] = (sums[column] ?? 0) + (matrix.values[entry] ?? 0);
      }
    }
    const columns = largestColumns(seen.subarray(0, count), sums, keep);
    found.push({ columns, values: Float32Array.from(columns, (column) => sums[column] ?? 0) });
    for (let index = 0; index < count; index += 1) sums[seen[index] ?? 0] = 0;
  }
  return matrixOfRows(found, matrix.width);
}

/** The rows of cluster c: `order` from `rows[c]` to `rows[c + 1]`, in ascending order. */
export function rowsByCluster(assignment: Int32Array, k: number): { rows: Int32Array; order: Int32Array } {
  const rows = new Int32Array(k + 1);
  for (const cluster of assignment) if (cluster >= 0) rows[cluster + 1] = (rows[cluster + 1] ?? 0) + 1;
  for (let cluster = 0; cluster < k; cluster += 1) rows[cluster + 1] = (rows[cluster + 1] ?? 0) + (rows[cluster] ?? 0);
  const next = rows.slice(0, k);
  const order = new Int32Array(rows[k] ?? 0);
  for (let row = 0; row < assignment.length; row += 1) {
    const cluster = assignment[row] ?? -1;
    if (cluster < 0) continue;
    const place = next[cluster] ?? 0;
    next[cluster] = place + 1;
    order[place] = row;
  }
  return { rows, order };
}

/** At most about `keep` of the columns, those with the largest sums (all that tie with the last). */
function largestColumns(columns: Int32Array, sums: Float64Array, keep: number): Int32Array {
  if (columns.length <= keep) return columns.slice();
  const sorted = Float64Array.from(columns, (column) => sums[column] ?? 0).sort();
  const least = sorted[sorted.length - keep] ?? 0;
  return columns.filter((column) => (sums[column] ?? 0) >= least);
}
