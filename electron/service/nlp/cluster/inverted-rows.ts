import type { SparseMatrix } from '../vectors/sparse-matrix.ts';

/**
 * A matrix with a row for each cluster, by columns: column j has the entries `starts[j]` to `starts[j + 1]` of
 * `clusters` and `weights`. A text is measured against all clusters by going through its own few columns.
 */
export interface InvertedRows {
  readonly starts: Int32Array;
  readonly clusters: Int32Array;
  readonly weights: Float32Array;
}

/** Turns rows around. */
export function invertRows(matrix: SparseMatrix): InvertedRows {
  const { rows, width, columns, values } = matrix;
  const starts = new Int32Array(width + 1);
  for (const column of columns) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 0; column < width; column += 1) starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  const next = starts.slice(0, width);
  const clusters = new Int32Array(columns.length);
  const weights = new Float32Array(columns.length);
  for (let row = 0; row < rows; row += 1) {
    for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry += 1) {
      const column = columns[entry] ?? 0;
      const place = next[column] ?? 0;
      next[column] = place + 1;
      clusters[place] = row;
      weights[place] = values[entry] ?? 0;
    }
  }
  return { starts, clusters, weights };
}

/** Adds the product of one row with every cluster to `scores` (a place for each cluster). */
export function addProducts(matrix: SparseMatrix, row: number, { starts, clusters, weights }: InvertedRows, scores: Float64Array): void {
  const end = matrix.starts[row + 1] ?? 0;
  for (let entry = matrix.starts[row] ?? 0; entry < end; entry += 1) {
    const column = matrix.columns[entry] ?? 0;
    const value = matrix.values[entry] ?? 0;
    const stop = starts[column + 1] ?? 0;
    for (let place = starts[column] ?? 0; place < stop; place += 1) {
      const cluster = clusters[place] ?? 0;
      scores[cluster] = (scores[cluster] ?? 0) + value * (weights[place] ?? 0);
    }
  }
}

/** The place of the largest score; the first of equals. */
export function largest(scores: Float64Array): number {
  let best = 0;
  for (let index = 1; index < scores.length; index += 1) if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index;
  return best;
}
