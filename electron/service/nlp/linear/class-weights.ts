import type { MeasuredText } from '../vectors/text-measure.ts';

/**
 * Weights of several classes over the columns of a space, sparse, by column: column c has the entries `starts[c]` to
 * `starts[c + 1]` (half-open) of `classes` and `weights`. What is scored is `biases` plus the weights of the columns.
 */
export interface ClassWeights {
  readonly starts: Int32Array;
  readonly classes: Uint16Array;
  readonly weights: Float32Array;
  /** One a class. */
  readonly biases: Float32Array;
}

/** Weights below this share of the class's greatest are left out: they are many and move nothing. */
const smallestShare = 0.01;

/** Collects dense weights class by class and keeps those that matter. */
export interface WeightCollector {
  add(weights: Float64Array, bias: number, scale?: number): void;
  finish(): ClassWeights;
}

/** Makes a {@link WeightCollector} for so many columns. */
export function createWeightCollector(width: number): WeightCollector {
  const kept: { columns: Int32Array; weights: Float32Array }[] = [];
  const biases: number[] = [];
  const inColumn = new Int32Array(width);
  return {
    add(weights, bias, scale = 1) {
      let greatest = 0;
      for (const weight of weights) greatest = Math.max(greatest, Math.abs(weight));
      const least = greatest * smallestShare;
      const columns: number[] = [];
      for (let column = 0; column < width; column += 1) {
        const weight = Math.abs(weights[column] ?? 0);
        if (weight > 0 && weight >= least) columns.push(column);
      }
      for (const column of columns) inColumn[column] = (inColumn[column] ?? 0) + 1;
      kept.push({ columns: Int32Array.from(columns), weights: Float32Array.from(columns, (column) => (weights[column] ?? 0) * scale) });
      biases.push(bias);
    },
    finish() {
      const starts = new Int32Array(width + 1);
      for (let column = 0; column < width; column += 1) starts[column + 1] = (starts[column] ?? 0) + (inColumn[column] ?? 0);
      const next = starts.slice(0, width);
      const classes = new Uint16Array(starts[width] ?? 0);
      const weights = new Float32Array(classes.length);
      for (const [index, own] of kept.entries()) {
        for (let entry = 0; entry < own.columns.length; entry += 1) {
          const column = own.columns[entry] ?? 0;
          const at = next[column] ?? 0;
          next[column] = at + 1;
          classes[at] = index;
          weights[at] = own.weights[entry] ?? 0;
        }
      }
      return { starts, classes, weights, biases: Float32Array.from(biases) };
    },
  };
}

/** Adds up the weights of a text for every class into `into`. */
export function scoreClasses({ starts, classes, weights, biases }: ClassWeights, text: MeasuredText, into: Float64Array): void {
  into.set(biases);
  for (let index = 0; index < text.size; index += 1) {
    const column = text.columns[index] ?? 0;
    const value = text.values[index] ?? 0;
    for (let entry = starts[column] ?? 0, end = starts[column + 1] ?? 0; entry < end; entry += 1) {
      const own = classes[entry] ?? 0;
      into[own] = (into[own] ?? 0) + value * (weights[entry] ?? 0);
    }
  }
}
