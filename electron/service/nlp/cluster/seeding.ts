import type { Random } from '../statistics/random.ts';
import type { Steps } from '../steps.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';

/**
 * Rows to begin clusters with, far from each other and from the given rows: k-means++ over 1 - cosine (D. Arthur and
 * S. Vassilvitskii, k-means++: The Advantages of Careful Seeding, 2007). Fewer than asked where no row is left that
 * differs from those chosen.
 * @param nearest the largest cosine of each row with what there is already; changed as rows are chosen.
 */
export function* seedRows(matrix: SparseMatrix, count: number, nearest: Float32Array, random: Random): Steps<number[]> {
  const chosen: number[] = [];
  const dense = new Float32Array(matrix.width);
  while (chosen.length < count) {
    yield chosen.length / count;
    const row = drawFar(matrix, nearest, random);
    if (row === -1) break;
    chosen.push(row);
    raiseNearest(matrix, row, dense, nearest);
  }
  return chosen;
}

/** A row drawn in proportion to its distance; -1 where all distances are 0. Empty rows are never drawn. */
function drawFar(matrix: SparseMatrix, nearest: Float32Array, random: Random): number {
  let total = 0;
  for (let row = 0; row < matrix.rows; row += 1) total += distance(matrix, nearest, row);
  if (total <= 0) return -1;
  let rest = random() * total;
  let last = -1;
  for (let row = 0; row < matrix.rows; row += 1) {
    const own = distance(matrix, nearest, row);
    if (own <= 0) continue;
    last = row;
    rest -= own;
    if (rest <= 0) break;
  }
  return last;
}

function distance(matrix: SparseMatrix, nearest: Float32Array, row: number): number {
  if (matrix.starts[row] === matrix.starts[row + 1]) return 0;
  const own = 1 - (nearest[row] ?? 0);
  return own > 1e-5 ? own : 0;
}

function raiseNearest(matrix: SparseMatrix, chosen: number, dense: Float32Array, nearest: Float32Array): void {
  const { starts, columns, values } = matrix;
  const from = starts[chosen] ?? 0;
  const to = starts[chosen + 1] ?? 0;
  for (let entry = from; entry < to; entry += 1) dense[columns[entry] ?? 0] = values[entry] ?? 0;
  for (let row = 0; row < matrix.rows; row += 1) {
    let cosine = 0;
    const end = starts[row + 1] ?? 0;
    for (let entry = starts[row] ?? 0; entry < end; entry += 1) cosine += (values[entry] ?? 0) * (dense[columns[entry] ?? 0] ?? 0);
    if (cosine > (nearest[row] ?? 0)) nearest[row] = cosine;
  }
  for (let entry = from; entry < to; entry += 1) dense[columns[entry] ?? 0] = 0;
}
