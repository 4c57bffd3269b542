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

/** One row of a sparse matrix. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Row r of a matrix, as views of its columns. */
export function rowOf(matrix: SparseMatrix, row: number): SparseRow {
  const from = matrix.starts[row];
  const to = matrix.starts[row + 1];
  return { columns: matrix.columns.subarray(from, to), values: matrix.values.subarray(from, to) };
}

/** The matrix of the given rows. */
export function matrixOfRows(rows: readonly SparseRow[], width: number): SparseMatrix {
  const starts = new Int32Array(rows.length + 1);
  for (const [row, { columns }] of rows.entries()) starts[row + 1] = (starts[row] ?? 0) + columns.length;
  const columns = new Int32Array(starts[rows.length] ?? 0);
  const values = new Float32Array(columns.length);
  for (const [row, each] of rows.entries()) {
    columns.set(each.columns, starts[row]);
    values.set(each.values, starts[row]);
  }
  return { rows: rows.length, width, starts, columns, values };
}

/** The matrix with each row brought to length 1; empty rows stay empty. */
export function normaliseRows(matrix: SparseMatrix): SparseMatrix {
  const values = matrix.values.slice();
  for (let row = 0; row < matrix.rows; row += 1) {
    const from = matrix.starts[row] ?? 0;
    const to = matrix.starts[row + 1] ?? 0;
    let squares = 0;
    for (let entry = from; entry < to; entry += 1) squares += (values[entry] ?? 0) ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let entry = from; entry < to; entry += 1) values[entry] = (values[entry] ?? 0) * scale;
  }
  return { ...matrix, values };
}

/** The matrix with its first rows replaced by those of another of the same width. */
export function withFirstRows(matrix: SparseMatrix, first: SparseMatrix | undefined): SparseMatrix {
  if (first === undefined || first.rows === 0) return matrix;
  return matrixOfRows(Array.from({ length: matrix.rows }, (_, row) => rowOf(row < first.rows ? first : matrix, row)), matrix.width);
}
