import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { HeldClusters } from './held-clusters.ts';
import { createScoreKernel, lanes } from './score-kernel.ts';
import type { ScoreRow } from './score-kernel.ts';

/** Cells of a table: 64 MB. Beyond, the rarest columns (which come last) are left out. */
const mostCells = 2 ** 24;

/** What a mixture works on. Column j of cluster c stands at j * stride + c, in `sums` and in `logs`. */
export interface Tables {
  /** Columns that take part. */
  readonly width: number;
  /** Clusters, filled up to a multiple of the kernel's lanes. */
  readonly stride: number;
  /** Row r has the entries `starts[r]` to `starts[r + 1]` of `columns` and `values`. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** The sum of each row's values. */
  readonly rowMasses: Float64Array;
  /** What each cluster has of each column; of all columns; and how many rows. */
  readonly sums: Float32Array;
  readonly masses: Float64Array;
  readonly sizes: Float64Array;
  /** log(1 + sum / smoothing). */
  readonly logs: Float32Array;
  /** What `scoreRow` gives: a place for each cluster. */
  readonly scores: Float32Array;
  readonly kernel: ScoreRow;
}

/** Empty tables over the rows of a matrix, of which a copy is laid into the kernel's memory. */
export function createTables(matrix: SparseMatrix, k: number): Tables {
  const stride = Math.ceil(k / lanes) * lanes;
  const width = Math.min(matrix.width, Math.floor(mostCells / stride));
  const entries = matrix.columns.reduce((count, column) => count + (column < width ? 1 : 0), 0);
  const { buffer, scoreRow } = createScoreKernel(4 * (width * stride + 2 * entries + stride));
  const logs = new Float32Array(buffer, 0, width * stride);
  const columns = new Int32Array(buffer, logs.byteLength, entries);
  const values = new Float32Array(buffer, columns.byteOffset + columns.byteLength, entries);
  const scores = new Float32Array(buffer, values.byteOffset + values.byteLength, stride);
  const starts = new Int32Array(matrix.rows + 1);
  const rowMasses = new Float64Array(matrix.rows);
  let used = 0;
  for (let row = 0; row < matrix.rows; row += 1) {
    let mass = 0;
    for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry += 1) {
      const column = matrix.columns[entry] ?? 0;
      if (column >= width) continue;
      const value = matrix.values[entry] ?? 0;
      columns[used] = column;
      values[used] = value;
      used += 1;
      mass += value;
    }
    starts[row + 1] = used;
    rowMasses[row] = mass;
  }
  return {
    width, stride, starts, columns, values, rowMasses, logs, scores, kernel: scoreRow,
    sums: new Float32Array(width * stride), masses: new Float64Array(k), sizes: new Float64Array(k),
  };
}

/** Takes all rows out of the clusters. */
export function clearTables({ sums, masses, sizes }: Tables): void {
  sums.fill(0);
  masses.fill(0);
  sizes.fill(0);
}

/** Puts the held clusters into cleared tables. */
export function addHeld({ width, stride, sums, masses, sizes }: Tables, held: HeldClusters): void {
  for (let cluster = 0; cluster < held.sums.rows; cluster += 1) {
    sizes[cluster] = held.sizes[cluster] ?? 0;
    for (let entry = held.sums.starts[cluster] ?? 0; entry < (held.sums.starts[cluster + 1] ?? 0); entry += 1) {
      const column = held.sums.columns[entry] ?? 0;
      const value = held.sums.values[entry] ?? 0;
      masses[cluster] = (masses[cluster] ?? 0) + value;
      if (column < width) sums[column * stride + cluster] = value;
    }
  }
}

/** Adds a share of a row to a cluster. */
export function addRow({ stride, starts, columns, values, rowMasses, sums, masses, sizes }: Tables, row: number, cluster: number, share: number): void {
  const end = starts[row + 1] ?? 0;
  for (let entry = starts[row] ?? 0; entry < end; entry += 1) {
    const cell = (columns[entry] ?? 0) * stride + cluster;
    sums[cell] = (sums[cell] ?? 0) + share * (values[entry] ?? 0);
  }
  masses[cluster] = (masses[cluster] ?? 0) + share * (rowMasses[row] ?? 0);
  sizes[cluster] = (sizes[cluster] ?? 0) + share;
}

/** Brings the logs of some columns up to date; most cells are empty. */
export function fillLogs({ stride, sums, logs }: Tables, smoothing: number, from: number, to: number): void {
  const scale = 1 / smoothing;
  for (let cell = from * stride; cell < to * stride; cell += 1) {
    const sum = sums[cell] ?? 0;
    logs[cell] = sum === 0 ? 0 : Math.log(1 + scale * sum);
  }
}

/** Writes the sum of value × log of each cluster to `scores`. */
export function scoreRow({ stride, starts, columns, values, scores, kernel }: Tables, row: number): void {
  const from = starts[row] ?? 0;
  const count = (starts[row + 1] ?? 0) - from;
  if (count === 0) scores.fill(0);
  else kernel(0, 4 * stride, columns.byteOffset + 4 * from, values.byteOffset + 4 * from, count, scores.byteOffset, stride / lanes);
}
