import type { SparseMatrix } from '../vectors/sparse-matrix.ts';

/** The direction of the mean of some rows, of length 1; all zero where the rows are empty. A text's product with it is their cosine. */
export function centroidOf({ starts, columns, values, width }: SparseMatrix, rows: readonly number[]): Float64Array {
  const centroid = new Float64Array(width);
  for (const row of rows) {
    for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry += 1) {
      const column = columns[entry] ?? 0;
      centroid[column] = (centroid[column] ?? 0) + (values[entry] ?? 0);
    }
  }
  let squares = 0;
  for (const value of centroid) squares += value * value;
  const length = Math.sqrt(squares);
  if (length > 0) for (let column = 0; column < width; column += 1) centroid[column] = (centroid[column] ?? 0) / length;
  return centroid;
}
