import type { Steps } from '../steps.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { HeldClusters } from './held-clusters.ts';

export interface MixtureOptions {
  readonly k: number;
  readonly passes: number;
  /** What the log probability of a row counts beside that of the cluster in the last passes. */
  readonly sharpness: number;
  /** What each column has in each cluster before any row is seen. */
  readonly smoothing: number;
  readonly held: HeldClusters;
}

/** The first pass has this share of the sharpness; full sharpness comes at the second share of the passes. */
const firstSharpness = 0.1;
const sharpAt = 0.6;
/** A row counts for a cluster with at least this probability. */
const leastShare = 0.01;
/** Fewer than this share of rows that move, at full sharpness, ends the passes. */
const movesThatCount = 0.001;
/** Cells of a table: 64 MB. Beyond, the rarest columns are left out. */
const mostCells = 2 ** 24;
const rowsPerStep = 64;
const columnsPerStep = 1024;

/**
 * A mixture of multinomials over the columns, fitted by expectation and maximisation with annealing (K. Nigam and
 * others, Text Classification from Labeled and Unlabeled Documents using EM, 2000; N. Ueda and R. Nakano, Deterministic
 * Annealing EM, 1998): rows belong to several clusters at first, which lets short texts that share no gram find each
 * other by way of others, and to one in the end. Grams of a text overlap, so that even then their joint probability
 * counts less than if they were independent.
 * @param start a first cluster of each row, -1 for none.
 * @returns the most probable cluster of each row.
 */
export function* fitMixture(matrix: SparseMatrix, start: Int32Array, options: MixtureOptions): Steps<Int32Array<ArrayBuffer>> {
  const { k, passes, sharpness, smoothing, held } = options;
  const width = Math.min(matrix.width, Math.floor(mostCells / k));
  const tables = { width, sums: new Float32Array(width * k), logs: new Float32Array(width * k), masses: new Float64Array(k), sizes: new Float64Array(k) };
  const shares = new Float64Array(k);
  const assignment = Int32Array.from(start);
  startTables(tables, held);
  for (let row = 0; row < matrix.rows; row += 1) {
    if (row % rowsPerStep === 0) yield 0;
    const cluster = start[row] ?? -1;
    if (cluster >= held.sums.rows) addRow(matrix, row, tables, cluster, 1);
  }
  for (let pass = 0; pass < passes; pass += 1) {
    const sharp = sharpness * Math.min(1, firstSharpness + ((1 - firstSharpness) * pass) / (sharpAt * passes));
    for (let column = 0; column < width; column += columnsPerStep) {
      yield pass / passes;
      fillLogs(tables, k, smoothing, column, Math.min(width, column + columnsPerStep));
    }
    const priors = Float64Array.from(tables.sizes, (size) => Math.log((size + 1) / (matrix.rows + k)));
    startTables(tables, held);
    let moved = 0;
    for (let row = 0; row < matrix.rows; row += 1) {
      if (row % rowsPerStep === 0) yield (pass + row / matrix.rows) / passes;
      const member = held.memberOf[row] ?? -1;
      const best = member >= 0 ? member : shareRow(matrix, row, tables, { sharp, priors, shares, heldCount: held.sums.rows });
      if (assignment[row] === best) continue;
      assignment[row] = best;
      moved += 1;
    }
    if (pass >= sharpAt * passes && moved <= movesThatCount * matrix.rows) break;
  }
  return assignment;
}

/** Column j of cluster c stands at j * k + c. */
interface Tables {
  readonly width: number;
  readonly sums: Float32Array;
  readonly logs: Float32Array;
  readonly masses: Float64Array;
  readonly sizes: Float64Array;
}

/** Nothing but the held clusters. */
function startTables({ width, sums, masses, sizes }: Tables, held: HeldClusters): void {
  const k = sizes.length;
  sums.fill(0);
  masses.fill(0);
  sizes.fill(0);
  for (let cluster = 0; cluster < held.sums.rows; cluster += 1) {
    sizes[cluster] = held.sizes[cluster] ?? 0;
    for (let entry = held.sums.starts[cluster] ?? 0; entry < (held.sums.starts[cluster + 1] ?? 0); entry += 1) {
      const column = held.sums.columns[entry] ?? 0;
      const value = held.sums.values[entry] ?? 0;
      masses[cluster] = (masses[cluster] ?? 0) + value;
      if (column < width) sums[column * k + cluster] = value;
    }
  }
}

function fillLogs({ width, sums, logs, masses }: Tables, k: number, smoothing: number, from: number, to: number): void {
  const totals = Float64Array.from(masses, (mass) => Math.log(mass + smoothing * width));
  for (let column = from; column < to; column += 1) {
    const base = column * k;
    for (let cluster = 0; cluster < k; cluster += 1) logs[base + cluster] = Math.log((sums[base + cluster] ?? 0) + smoothing) - (totals[cluster] ?? 0);
  }
}

interface Sharing {
  readonly sharp: number;
  readonly priors: Float64Array;
  /** A place for each cluster, used again. */
  readonly shares: Float64Array;
  readonly heldCount: number;
}

/** Shares a row out to the clusters by their probability; returns the most probable. */
function shareRow(matrix: SparseMatrix, row: number, tables: Tables, { sharp, priors, shares, heldCount }: Sharing): number {
  const { width, logs, sizes } = tables;
  const k = shares.length;
  const from = matrix.starts[row] ?? 0;
  const to = matrix.starts[row + 1] ?? 0;
  shares.fill(0);
  for (let entry = from; entry < to; entry += 1) {
    const column = matrix.columns[entry] ?? 0;
    if (column >= width) continue;
    const value = matrix.values[entry] ?? 0;
    const base = column * k;
    for (let cluster = 0; cluster < k; cluster += 1) shares[cluster] = (shares[cluster] ?? 0) + value * (logs[base + cluster] ?? 0);
  }
  let best = 0;
  for (let cluster = 0; cluster < k; cluster += 1) {
    shares[cluster] = (priors[cluster] ?? 0) + sharp * (shares[cluster] ?? 0);
    if ((shares[cluster] ?? 0) > (shares[best] ?? 0)) best = cluster;
  }
  const most = shares[best] ?? 0;
  let total = 0;
  for (let cluster = 0; cluster < k; cluster += 1) {
    shares[cluster] = Math.exp((shares[cluster] ?? 0) - most);
    total += shares[cluster] ?? 0;
  }
  for (let cluster = 0; cluster < k; cluster += 1) {
    const share = (shares[cluster] ?? 0) / total;
    if (share < leastShare) continue;
    if (cluster >= heldCount) addRow(matrix, row, tables, cluster, share);
    else sizes[cluster] = (sizes[cluster] ?? 0) + share;
  }
  return best;
}

function addRow(matrix: SparseMatrix, row: number, { width, sums, masses, sizes }: Tables, cluster: number, share: number): void {
  const k = sizes.length;
  let mass = 0;
  for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry += 1) {
    const column = matrix.columns[entry] ?? 0;
    if (column >= width) continue;
    const value = share * (matrix.values[entry] ?? 0);
    const place = column * k + cluster;
    sums[place] = (sums[place] ?? 0) + value;
    mass += value;
  }
  masses[cluster] = (masses[cluster] ?? 0) + mass;
  sizes[cluster] = (sizes[cluster] ?? 0) + share;
}
