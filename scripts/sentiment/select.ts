import { valenceNorm } from '#service/nlp/sentiment/evaluate.ts';
import { trainSvm } from '#service/nlp/sentiment/learn/linear-svm.ts';
import { matrixBuilder } from '#service/nlp/sentiment/learn/matrix-builder.ts';
import { emptyText, normalise } from '#service/nlp/sentiment/normal-text.ts';
import { applyRules } from '#service/nlp/sentiment/rules.ts';
import type { SparseMatrix } from '#service/nlp/vectors/sparse-matrix.ts';
import type { Candidates } from './candidates.ts';

/** A dictionary's n-grams with the scale at which their weights are learnt. */
export type Selection = ReadonlyMap<string, number>;

const fullCost = 0.5;
const fullEpochs = 8;
const lexiconScale = 1.5;
/** Every n-gram counts for something; the rest is how much it tells the sides apart. */
const leastScale = 0.3;
/** Brings scales to about 1. */
const scaleUnit = 0.12;

/** The sums of the lexicon's valence in texts, side by side: what the n-grams need not learn. */
export function valences(texts: readonly string[]): Float32Array {
  const sums = new Float32Array(texts.length * 2);
  const buffer = emptyText();
  texts.forEach((text, number) => {
    const { positive, negative } = applyRules(normalise(text, buffer));
    const norm = valenceNorm(positive, negative);
    sums.set([positive * norm, negative * norm], number * 2);
  });
  return sums;
}

/**
 * Chooses the n-grams of a dictionary: a linear model over all candidates is learnt from the given rows, its values
 * scaled by inverse document frequency and by how differently an n-gram is spread over the sides (Wang, Manning,
 * Baselines and Bigrams, ACL 2012), and those are kept whose weight moves most texts, every source counting alike.
 * @param sources number of each row's source.
 */
export function selectNgrams(
  candidates: Candidates, valence: Float32Array, rows: Int32Array, sides: Int8Array, sources: ArrayLike<number>,
  { most, levelling }: { readonly most: number; readonly levelling: number },
): Selection {
  const worths = worthsOf(rows, sources, sides, levelling);
  const scales = ngramScales(candidates, rows, sides, worths);
  const weights = trainSvm(fullMatrix(candidates, valence, scales), rows, sides, { cost: fullCost, epochs: fullEpochs, worths });
  const reach = reachOf(candidates, rows, sources);
  const worth = Float64Array.from(candidates.ngrams, (_, column) => Math.abs((weights[column] ?? 0) * (scales[column] ?? 0)) * (reach[column] ?? 0));
  const limit = worth.toSorted((left, right) => right - left)[Math.min(most, worth.length) - 1] ?? 0;
  const selection = new Map<string, number>();
  candidates.ngrams.forEach((ngram, column) => {
    if ((worth[column] ?? 0) >= limit && (worth[column] ?? 0) > 0 && selection.size < most) selection.set(ngram, (scales[column] ?? 0) * scaleUnit);
  });
  return selection;
}

/**
 * What rows count for, 1 on average, by the size of the group of rows that share their source and side: what a large
 * source is about does not drown the words of a small one, and that most of a source's texts complain does not make
 * every word a complaint, which costs much on other sources.
 * @param levelling the power of a group's size that its rows weigh less by: at 0 every row counts alike, at 1 every group.
 */
export function worthsOf(rows: Int32Array, sources: ArrayLike<number>, sides: Int8Array, levelling: number): Float64Array {
  const groupOf = (row: number): number => (sources[row] ?? 0) * 3 + (sides[row] ?? 0) + 1;
  const sizes = new Map<number, number>();
  for (const row of rows) sizes.set(groupOf(row), (sizes.get(groupOf(row)) ?? 0) + 1);
  let total = 0;
  for (const size of sizes.values()) total += size ** (1 - levelling);
  const unit = rows.length / total;
  return Float64Array.from({ length: sources.length }, (_, row) => unit * (sizes.get(groupOf(row)) ?? 1) ** -levelling);
}

/** By candidate: (0.3 + |log ratio of its shares of both sides|) × inverse document frequency. */
function ngramScales({ ngrams, starts, columns }: Candidates, rows: Int32Array, sides: Int8Array, worths: Float64Array): Float32Array {
  const left = new Float64Array(ngrams.length).fill(1);
  const right = new Float64Array(ngrams.length).fill(1);
  let lefts = 2;
  let rights = 2;
  for (const row of rows) {
    const isLeft = sides[row] === 1;
    const counts = isLeft ? left : right;
    const worth = worths[row] ?? 1;
    if (isLeft) lefts += worth;
    else rights += worth;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = columns[at] ?? 0;
      counts[column] = (counts[column] ?? 0) + worth;
    }
  }
  return Float32Array.from(ngrams, (_, column) => {
    const [here, there] = [left[column] ?? 1, right[column] ?? 1];
    const seen = here + there - 2;
    if (seen <= 0) return 0;
    return (leastScale + Math.abs(Math.log(here / lefts / (there / rights)))) * (Math.log(rows.length / seen) + 1);
  });
}

/** Rows of length 1 over all candidates, and two columns of valence. */
function fullMatrix({ ngrams, starts, columns }: Candidates, valence: Float32Array, scales: Float32Array): SparseMatrix {
  const builder = matrixBuilder();
  for (let row = 0; row + 1 < starts.length; row += 1) {
    let square = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) square += (scales[columns[at] ?? 0] ?? 0) ** 2;
    const norm = 1 / Math.sqrt(square || 1);
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = columns[at] ?? 0;
      builder.add(column, (scales[column] ?? 0) * norm);
    }
    builder.add(ngrams.length, (valence[row * 2] ?? 0) * lexiconScale);
    builder.add(ngrams.length + 1, (valence[row * 2 + 1] ?? 0) * lexiconScale);
    builder.add(ngrams.length + 2, 1);
    builder.endRow();
  }
  return builder.build(ngrams.length + 3);
}

/** By candidate: over the sources, the sum of the square roots of the share of texts that hold it. */
function reachOf({ ngrams, starts, columns }: Candidates, rows: Int32Array, sources: ArrayLike<number>): Float64Array {
  const counts = new Map<number, Float64Array>();
  const totals = new Map<number, number>();
  for (const row of rows) {
    const source = sources[row] ?? 0;
    const own = counts.get(source) ?? new Float64Array(ngrams.length);
    counts.set(source, own);
    totals.set(source, (totals.get(source) ?? 0) + 1);
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = columns[at] ?? 0;
      own[column] = (own[column] ?? 0) + 1;
    }
  }
  const reach = new Float64Array(ngrams.length);
  for (const [source, own] of counts) {
    const total = totals.get(source) ?? 1;
    own.forEach((count, column) => (reach[column] = (reach[column] ?? 0) + Math.sqrt(count / total)));
  }
  return reach;
}
