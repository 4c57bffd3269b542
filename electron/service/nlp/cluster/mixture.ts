import type { Steps } from '../steps.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { HeldClusters } from './held-clusters.ts';
import { addHeld, addRow, clearTables, createTables, fillLogs, scoreRow } from './mixture-tables.ts';
import type { Tables } from './mixture-tables.ts';

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
/** A row counts for a cluster that is at least this much as probable as its most probable one (natural logarithm). */
const leastLogShare = Math.log(0.01);
/** Fewer than this share of rows that move, at full sharpness, ends the passes. */
const movesThatCount = 0.001;
const rowsPerStep = 256;
const columnsPerStep = 4096;

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
  const tables = createTables(matrix, k);
  const shares = new Float64Array(k);
  const assignment = Int32Array.from(start);
  addHeld(tables, held);
  for (let row = 0; row < matrix.rows; row += 1) {
    if (row % rowsPerStep === 0) yield 0;
    const cluster = start[row] ?? -1;
    if (cluster >= held.sums.rows) addRow(tables, row, cluster, 1);
  }
  for (let pass = 0; pass < passes; pass += 1) {
    const sharp = sharpness * Math.min(1, firstSharpness + ((1 - firstSharpness) * pass) / (sharpAt * passes));
    for (let column = 0; column < tables.width; column += columnsPerStep) {
      yield pass / passes;
      fillLogs(tables, smoothing, column, Math.min(tables.width, column + columnsPerStep));
    }
    const priors = Float64Array.from(tables.sizes, (size) => Math.log(size + 1));
    const penalties = Float64Array.from(tables.masses, (mass) => Math.log(mass + smoothing * tables.width));
    clearTables(tables);
    addHeld(tables, held);
    let moved = 0;
    for (let row = 0; row < matrix.rows; row += 1) {
      if (row % rowsPerStep === 0) yield (pass + row / matrix.rows) / passes;
      const member = held.memberOf[row] ?? -1;
      const best = member >= 0 ? member : shareRow(tables, row, { sharp, priors, penalties, shares, heldCount: held.sums.rows });
      if (assignment[row] === best) continue;
      assignment[row] = best;
      moved += 1;
    }
    if (pass >= sharpAt * passes && moved <= movesThatCount * matrix.rows) break;
  }
  return assignment;
}

interface Sharing {
  readonly sharp: number;
  readonly priors: Float64Array;
  /** Logarithm of what a cluster has in all columns. */
  readonly penalties: Float64Array;
  /** A place for each cluster, used again. */
  readonly shares: Float64Array;
  readonly heldCount: number;
}

/** Shares a row out to the clusters by their probability; returns the most probable. */
function shareRow(tables: Tables, row: number, { sharp, priors, penalties, shares, heldCount }: Sharing): number {
  const { scores, sizes, rowMasses } = tables;
  const k = shares.length;
  const mass = rowMasses[row] ?? 0;
  scoreRow(tables, row);
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let cluster = 0; cluster < k; cluster += 1) {
    const score = (priors[cluster] ?? 0) + sharp * ((scores[cluster] ?? 0) - mass * (penalties[cluster] ?? 0));
    shares[cluster] = score;
    if (score <= most) continue;
    most = score;
    best = cluster;
  }
  let total = 0;
  for (let cluster = 0; cluster < k; cluster += 1) {
    const behind = (shares[cluster] ?? 0) - most;
    const share = behind < leastLogShare ? 0 : Math.exp(behind);
    shares[cluster] = share;
    total += share;
  }
  for (let cluster = 0; cluster < k; cluster += 1) {
    const share = (shares[cluster] ?? 0) / total;
    if (share === 0) continue;
    if (cluster >= heldCount) addRow(tables, row, cluster, share);
    else sizes[cluster] = (sizes[cluster] ?? 0) + share;
  }
  return best;
}
