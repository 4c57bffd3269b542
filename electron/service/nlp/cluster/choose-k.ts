import { createRandom } from '../statistics/random.ts';
import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { takeRows } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';
import { holdClusters } from './held-clusters.ts';
import { bestSmoothing } from './held-out.ts';
import { makeModel } from './make-model.ts';
import { runMixture, smoothingFor } from './run-mixture.ts';

/** Rows that the numbers are tried on; a fifth of them is held out. */
const sampledRows = 6000;
const heldOut = 5;
/** More clusters than 60 nobody reads. */
const numbers = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60];
/** A cluster needs about so many rows for its words to show in others. */
const rowsOfEach = 8;
/** The share of what the best number is worth that may be given up for fewer clusters. */
const givenUp = 0.05;
/** So many themes are read at one sitting. */
const usual = 12;
/**
 * What a number e times as large as the usual one costs its reader, as a share of the most that any number gains: the
 * held-out probability of texts that say alike things in many ways rises with every number, and never says stop.
 */
const readingCost = 0.15;
/**
 * What a number e times as large or as small as the usual one costs in the logarithm of a text's probability. It only
 * decides for texts in loose connection, whose held-out probability leaves the number open.
 */
const unusualCost = 0.2;
const runsOfEach = 2;
const passes = 10;
const sharpness = 1.25;
/** Beside what clusters are made with: unseen texts have more words that a cluster has not. */
const mostSmoothing = 64;

export interface ChosenK {
  readonly k: number;
  /** For each number that was tried: what it gains over one cluster in the mean log probability of a text held out. */
  readonly tried: readonly { readonly k: number; readonly score: number }[];
}

interface Tried {
  readonly k: number;
  /** By text held out. */
  readonly gains: Float64Array;
  readonly score: number;
}

/**
 * Tries numbers of clusters by the (tempered) log probability they give to texts that they were not made from, less
 * what it costs to read so many. Taken is the smallest number whose worth is within one standard error of the best (of
 * the difference, over the texts held out; the rule of L. Breiman and others, Classification and Regression Trees,
 * 1984), or that falls short of it by a share that nobody would miss.
 */
export function* chooseK(matrix: SparseMatrix, space: TfidfSpace, seed: number): Steps<ChosenK> {
  const count = Math.min(matrix.rows, sampledRows);
  const places = Array.from({ length: count }, (_, index) => Math.floor((index * matrix.rows) / count));
  const own = takeRows(matrix, places.filter((_, index) => index % heldOut !== 0));
  const others = takeRows(matrix, places.filter((_, index) => index % heldOut === 0));
  const possible = numbers.filter((k) => k * rowsOfEach <= own.rows);
  // Without a single column, texts have nothing in common.
  if (possible.length === 0 || matrix.width === 0) return { k: 1, tried: [] };
  const smoothing = smoothingFor(matrix);
  const held = holdClusters(own, space, []);
  const modelOf = (assignment: Int32Array, k: number) => makeModel(own, space, assignment, { k, held, smoothing, sharpness });
  const single = yield* part(0, 0, bestSmoothing(others, { ...modelOf(new Int32Array(own.rows), 1), smoothing: smoothing * mostSmoothing }));
  // The more clusters, the less smoothing is best, so that each number begins where the last one ended.
  let smoothed = single.smoothing;
  const cost = possible.reduce((sum, k) => sum + k, 0);
  const tried: Tried[] = [];
  let done = 0;
  for (const k of possible) {
    let best: Tried | undefined;
    for (let run = 0; run < runsOfEach; run += 1) {
      const from = done / cost;
      done += k / runsOfEach;
      const random = createRandom(seed * 1000 + run);
      const assignment = yield* part(from, done / cost, runMixture(own, held, { k, smoothing, sharpness, passes, random }));
      const found = yield* part(done / cost, done / cost, bestSmoothing(others, { ...modelOf(assignment, k), smoothing: smoothed }));
      smoothed = found.smoothing;
      const gains = found.logs.map((each, row) => each - (single.logs[row] ?? 0));
      const score = meanOf(gains);
      if (best === undefined || score > best.score) best = { k, gains, score };
    }
    if (best !== undefined) tried.push(best);
  }
  return { k: smallestGood(tried), tried: tried.map(({ k, score }) => ({ k, score })) };
}

function smallestGood(tried: readonly Tried[]): number {
  const most = tried.reduce((best, { score }) => Math.max(best, score), 0);
  const worth = ({ k, score }: Tried): number => {
    const distance = Math.log(k / usual);
    return score - readingCost * most * Math.max(0, distance) ** 2 - unusualCost * distance ** 2;
  };
  const best = tried.reduce((first, each) => (worth(each) > worth(first) ? each : first));
  const good = tried.find((each) => {
    const missing = best.gains.map((gain, row) => gain - (each.gains[row] ?? 0));
    return worth(best) - worth(each) <= Math.max(givenUp * worth(best), standardError(missing));
  });
  return (good ?? best).k;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function standardError(values: Float64Array): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / Math.max(1, values.length);
}
