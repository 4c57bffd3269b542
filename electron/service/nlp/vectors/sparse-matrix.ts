/**
 * A sparse matrix by rows (CSR): row r has the entries `starts[r]` to `starts[r + 1]` (half-open) of `columns` and
 * `values`. Columns within a row are in no order.
 */
export interface SparseMatrix {
  readonly rows: number;
  /** Width: every entry of `columns` is below it. */
  readonly width: number;
  /** rows + 1 places. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** The given rows of a matrix, in the given order, as a matrix of the same width. */
export function takeRows(matrix: SparseMatrix, rows: ArrayLike<number>): SparseMatrix {
  const starts = new Int32Array(rows.length + 1);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    starts[index + 1] = (starts[index] ?? 0) + (matrix.starts[row + 1] ?? 0) - (matrix.starts[row] ?? 0);
  }
  const total = starts[rows.length] ?? 0;
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const from = matrix.starts[row] ?? 0;
    const to = matrix.starts[row + 1] ?? 0;
    columns.set(matrix.columns.subarray(from, to), starts[index] ?? 0);
    values.set(matrix.values.subarray(from, to), starts[index] ?? 0);
  }
  return { rows: rows.length, width: matrix.width, starts, columns, values };
}
