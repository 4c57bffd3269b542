/** What a local fit needs beside the values. */
export interface LoessOptions {
  /** Neighbours that take part in a fit; more than there are values widens the kernel. */
  readonly span: number;
  /** 0 fits a local mean, 1 a local line. */
  readonly degree: 0 | 1;
  /** A weight per value; 0 leaves a value out. */
  readonly weights?: Float64Array;
}

/**
 * Local regression at one place of evenly spaced values, tricube kernel (W. S. Cleveland, Robust Locally Weighted
 * Regression, JASA 74, 1979), with the details of the routine `est` of STL's authors. `place` counts from 0 and may
 * lie outside the values by up to a step. NaN where no value with weight is near.
 */
export function loessAt(values: Float64Array, place: number, { span, degree, weights }: LoessOptions): number {
  const size = values.length;
  const width = Math.min(span, size);
  const left = Math.min(Math.max(0, Math.round(place) - ((width - 1) >> 1)), size - width);
  const right = left + width - 1;
  const reach = Math.max(place - left, right - place) + (span > size ? Math.floor((span - size) / 2) : 0);
  const [near, far] = [0.001 * reach, 0.999 * reach];
  let [total, mean, value] = [0, 0, 0];
  for (let index = left; index <= right; index++) {
    const weight = kernel(Math.abs(index - place), reach, near, far) * (weights?.[index] ?? 1);
    total += weight;
    mean += weight * index;
    value += weight * (values[index] ?? 0);
  }
  if (!(total > 0)) return Number.NaN;
  mean /= total;
  value /= total;
  if (degree === 0) return value;
  let [spread, covariance] = [0, 0];
  for (let index = left; index <= right; index++) {
    const weight = kernel(Math.abs(index - place), reach, near, far) * (weights?.[index] ?? 1);
    spread += weight * (index - mean) ** 2;
    covariance += weight * (index - mean) * (values[index] ?? 0);
  }
  // Too little spread to draw a line through: the mean, as in the original.
  if (Math.sqrt(spread / total) <= 0.001 * (size - 1)) return value;
  return value + (covariance / spread) * (place - mean);
}

function kernel(distance: number, reach: number, near: number, far: number): number {
  if (distance > far) return 0;
  return distance <= near ? 1 : (1 - (distance / reach) ** 3) ** 3;
}

/** {@link loessAt} at every value; where no value with weight is near, the value itself. */
export function loess(values: Float64Array, options: LoessOptions): Float64Array {
  return values.map((value, index) => {
    const fitted = loessAt(values, index, options);
    return Number.isNaN(fitted) ? value : fitted;
  });
}
