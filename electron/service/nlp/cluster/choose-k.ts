import { createRandom } from '../statistics/random.ts';
import { part } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { takeRows } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';
import { holdClusters } from './held-clusters.ts';
import { makeModel } from './make-model.ts';
import { createScorer } from './place-rows.ts';
import { runMixture, smoothingFor } from './run-mixture.ts';
import type { ClusterModel } from './types.ts';

/** Rows that the numbers are tried on; a third of them is held out. */
const sampledRows = 2400;
const heldOut = 3;
/** More clusters than 60 nobody reads. */
const numbers = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60];
/** A cluster needs about so many rows for its words to show in others. */
const rowsOfEach = 8;
/** Of thousands of texts an analyst wants more than a handful of themes, however loosely they hang together. */
const fewestOf = (texts: number): number => Math.min(8, Math.max(2, Math.round(Math.sqrt(texts) / 8)));
/** The share of what the best number gains over one cluster that may be given up for fewer clusters. */
const givenUp = 0.1;
const runsOfEach = 2;
const passes = 10;
const sharpness = 1.25;
/** Beside what clusters are made with: unseen texts have more words that a cluster has not. */
const moreSmoothing = 2;
const rowsPerStep = 64;

export interface ChosenK {
  readonly k: number;
  /** For each number that was tried: what it gains over one cluster in the mean log probability of a text held out. */
  readonly tried: readonly { readonly k: number; readonly score: number }[];
}

/**
 * Tries numbers of clusters by the (tempered) log probability they give to texts that they were not made from. Taken
 * is the smallest number, of those that so many texts call for, that falls short of the best by no more than a tenth
 * of what the best gains over a single cluster, or by no more than two standard errors of the difference.
 */
export function* chooseK(matrix: SparseMatrix, space: TfidfSpace, options: { readonly texts: number; readonly seed: number }): Steps<ChosenK> {
  const count = Math.min(matrix.rows, sampledRows);
  const places = Array.from({ length: count }, (_, index) => Math.floor((index * matrix.rows) / count));
  const own = takeRows(matrix, places.filter((_, index) => index % heldOut !== 0));
  const others = takeRows(matrix, places.filter((_, index) => index % heldOut === 0));
  const smoothing = smoothingFor(matrix);
  const held = holdClusters(own, space, []);
  const model = (assignment: Int32Array, k: number) => makeModel(own, space, assignment, { k, held, smoothing: smoothing * moreSmoothing, sharpness });
  const fewest = fewestOf(options.texts);
  const possible = numbers.filter((k) => k >= fewest && k * rowsOfEach <= own.rows);
  if (possible.length === 0) return { k: 1, tried: [] };
  const single = yield* logProbabilities(others, model(new Int32Array(own.rows), 1));
  const tried: { readonly k: number; readonly gains: Float64Array; readonly score: number }[] = [];
  for (const [index, k] of possible.entries()) {
    let best: { gains: Float64Array; score: number } | undefined;
    for (let run = 0; run < runsOfEach; run += 1) {
      const share = 1 / (possible.length * runsOfEach);
      const from = (index * runsOfEach + run) * share;
      const random = createRandom(options.seed * 1000 + run);
      const assignment = yield* part(from, from + 0.9 * share, runMixture(own, held, { k, smoothing, sharpness, passes, random }));
      const found = yield* part(from + 0.9 * share, from + share, logProbabilities(others, model(assignment, k)));
      const gains = found.map((each, row) => each - (single[row] ?? 0));
      const score = meanOf(gains);
      if (best === undefined || score > best.score) best = { gains, score };
    }
    if (best !== undefined) tried.push({ k, ...best });
  }
  return { k: smallestGood(tried), tried: tried.map(({ k, score }) => ({ k, score })) };
}

function smallestGood(tried: readonly { readonly k: number; readonly gains: Float64Array; readonly score: number }[]): number {
  const best = tried.reduce((most, each) => (each.score > most.score ? each : most));
  const good = tried.find(({ gains, score }) => {
    const missing = best.gains.map((gain, row) => gain - (gains[row] ?? 0));
    return best.score - score <= Math.max(givenUp * best.score, 2 * standardError(missing));
  });
  return (good ?? best).k;
}

/** But for what does not depend on the clusters. */
function* logProbabilities(matrix: SparseMatrix, model: ClusterModel): Steps<Float64Array> {
  const score = createScorer(model);
  const scores = new Float64Array(model.sums.rows);
  const found = new Float64Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row += 1) {
    if (row % rowsPerStep === 0) yield row / matrix.rows;
    score(matrix, row, scores);
    const most = scores.reduce((best, each) => Math.max(best, each), Number.NEGATIVE_INFINITY);
    found[row] = (most + Math.log(scores.reduce((total, each) => total + Math.exp(each - most), 0))) / model.sharpness;
  }
  return found;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function standardError(values: Float64Array): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / Math.max(1, values.length);
}
