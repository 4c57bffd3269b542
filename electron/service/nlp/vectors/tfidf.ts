import { runSteps } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { defaultShape } from './grams.ts';
import type { GramShape } from './grams.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import { countTerms } from './term-counts.ts';
import type { TermCounts } from './term-counts.ts';

export interface TfidfOptions {
  readonly shape?: GramShape;
  /** Grams are hashed into 2^bits buckets; 10 to 22. Two grams in one bucket count as one. */
  readonly bits?: number;
  /** Grams in fewer texts are left out. */
  readonly fewestTexts?: number;
  /** Grams in a larger share of the texts are left out. */
  readonly largestShare?: number;
}

/**
 * What texts are measured by: the kept grams and their weights. Plain data, to be stored and used again for texts
 * that come later.
 */
export interface TfidfSpace {
  readonly shape: GramShape;
  readonly bits: number;
  /** The number of texts it was made from. */
  readonly texts: number;
  /** The bucket of each column; frequent ones first. */
  readonly buckets: Int32Array;
  /** The inverse document frequency of each column. */
  readonly weights: Float32Array;
}

export interface TfidfFit {
  readonly space: TfidfSpace;
  readonly matrix: SparseMatrix;
}

const defaultBits = 20;

/** Makes a space from texts and gives their rows in it. What `between` throws, called every few milliseconds, ends it. */
export function fitTfidf(texts: readonly string[], options: TfidfOptions = {}, between?: (done: number) => void): TfidfFit {
  return runSteps(fitTfidfSteps(texts, options), between);
}

/** {@link fitTfidf} in steps. */
export function* fitTfidfSteps(texts: readonly string[], options: TfidfOptions = {}): Steps<TfidfFit> {
  const shape = options.shape ?? defaultShape;
  const bits = options.bits ?? defaultBits;
  const counts = yield* countTerms(texts, shape, bits);
  const space = makeSpace(counts, { shape, bits, fewestTexts: options.fewestTexts ?? 2, largestShare: options.largestShare ?? 0.5 });
  return { space, matrix: weigh(counts, space) };
}

/** The rows of texts in a space that is there; `between` as in {@link fitTfidf}. A text without a known gram gets an empty row. */
export function tfidfRows(space: TfidfSpace, texts: readonly string[], between?: (done: number) => void): SparseMatrix {
  return runSteps(tfidfRowSteps(space, texts), between);
}

/** {@link tfidfRows} in steps. */
export function* tfidfRowSteps(space: TfidfSpace, texts: readonly string[]): Steps<SparseMatrix> {
  return weigh(yield* countTerms(texts, space.shape, space.bits), space);
}

function makeSpace(counts: TermCounts, options: Required<TfidfOptions>): TfidfSpace {
  const inTexts = new Int32Array(2 ** options.bits);
  for (const bucket of counts.buckets) inTexts[bucket] = (inTexts[bucket] ?? 0) + 1;
  // A share of a handful of texts says nothing: what occurs in no more than the fewest texts is always kept.
  const most = Math.max(options.largestShare * counts.rows, options.fewestTexts);
  const kept: number[] = [];
  for (let bucket = 0; bucket < inTexts.length; bucket += 1) {
    const texts = inTexts[bucket] ?? 0;
    if (texts >= options.fewestTexts && texts <= most) kept.push(bucket);
  }
  kept.sort((left, right) => (inTexts[right] ?? 0) - (inTexts[left] ?? 0) || left - right);
  return {
    shape: options.shape,
    bits: options.bits,
    texts: counts.rows,
    buckets: Int32Array.from(kept),
    // Smoothed as in scikit-learn: ln((1 + n) / (1 + df)) + 1.
    weights: Float32Array.from(kept, (bucket) => Math.log((1 + counts.rows) / (1 + (inTexts[bucket] ?? 0))) + 1),
  };
}

/** (1 + ln count) times the inverse document frequency. */
export function termWeight(count: number, inverseFrequency: number): number {
  return (1 + Math.log(count)) * inverseFrequency;
}

/** The column of each bucket, -1 where it is not kept. */
export function columnsByBucket(space: TfidfSpace): Int32Array {
  const columnOf = new Int32Array(2 ** space.bits).fill(-1);
  for (let column = 0; column < space.buckets.length; column += 1) columnOf[space.buckets[column] ?? 0] = column;
  return columnOf;
}

/** Each row of length 1 (or empty). */
function weigh(counts: TermCounts, space: TfidfSpace): SparseMatrix {
  const columnOf = columnsByBucket(space);
  const starts = new Int32Array(counts.rows + 1);
  const columns = new Int32Array(counts.buckets.length);
  const values = new Float32Array(counts.buckets.length);
  let used = 0;
  for (let row = 0; row < counts.rows; row += 1) {
    const first = used;
    let squares = 0;
    for (let entry = counts.starts[row] ?? 0; entry < (counts.starts[row + 1] ?? 0); entry += 1) {
      const column = columnOf[counts.buckets[entry] ?? 0] ?? -1;
      if (column === -1) continue;
      const value = termWeight(counts.counts[entry] ?? 1, space.weights[column] ?? 0);
      columns[used] = column;
      values[used] = value;
      used += 1;
      squares += value * value;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let entry = first; entry < used; entry += 1) values[entry] = (values[entry] ?? 0) * scale;
    starts[row + 1] = used;
  }
  return { rows: counts.rows, width: space.buckets.length, starts, columns: columns.slice(0, used), values: values.slice(0, used) };
}
