import { defaultConfidence, type Interval } from './interval.ts';
import { quantileOfSorted } from './quantile.ts';
import { createRandom, drawBinomial, type Random } from './random.ts';

export interface BootstrapOptions {
  /** Recorded in the recipe: the same seed gives the same interval. */
  readonly seed: number;
  /** 2,000 unless given. */
  readonly resamples?: number;
  readonly confidence?: number;
  /** Asked between resamples; a cancelled job throws through. */
  readonly throwIfAborted?: () => void;
}

/**
 * The percentile bootstrap interval of a statistic of independent items (B. Efron, The Jackknife, the Bootstrap and
 * Other Resampling Plans, 1982, chapter 10). The statistic is given the numbers of the items drawn, `size` of them
 * with repetition, in an array that is used again: read it, do not keep it.
 * A resample whose statistic is NaN (a share without a denominator) is left out; null where half or more are.
 */
export function bootstrapInterval(size: number, statistic: (items: Int32Array) => number, options: BootstrapOptions): Interval | null {
  const random = createRandom(options.seed);
  const items = new Int32Array(size);
  return percentiles(options, () => {
    for (let index = 0; index < size; index++) items[index] = Math.floor(random() * size);
    return statistic(items);
  });
}

/**
 * As {@link bootstrapInterval}, where items are known only by how many fall in each cell (positive, negative, other;
 * the cells of a confusion table), in one group or several that are drawn apart (before and after). Drawing items
 * with repetition is then a multinomial draw per group, whose time does not grow with the number of items.
 * The statistic is given the counts of each group, in arrays that are used again.
 */
export function bootstrapCountsInterval(
  groups: readonly ArrayLike<number>[],
  statistic: (counts: readonly Float64Array[]) => number,
  options: BootstrapOptions,
): Interval | null {
  const random = createRandom(options.seed);
  const drawn = groups.map((group) => new Float64Array(group.length));
  return percentiles(options, () => {
    for (const [index, group] of groups.entries()) drawMultinomial(random, group, drawn[index] ?? new Float64Array(0));
    return statistic(drawn);
  });
}

function percentiles({ resamples = 2000, confidence = defaultConfidence, throwIfAborted }: BootstrapOptions, draw: () => number): Interval | null {
  const values = new Float64Array(resamples);
  let known = 0;
  for (let round = 0; round < resamples; round++) {
    throwIfAborted?.();
    const value = draw();
    if (!Number.isNaN(value)) values[known++] = value;
  }
  if (known * 2 <= resamples) return null;
  const sorted = values.subarray(0, known).sort();
  const outside = (1 - confidence) / 2;
  return { low: quantileOfSorted(sorted, outside), high: quantileOfSorted(sorted, 1 - outside) };
}

/** As many items as the cells hold together, drawn at the cells' own shares, one binomial after another. */
function drawMultinomial(random: Random, cells: ArrayLike<number>, into: Float64Array): void {
  let total = 0;
  for (let cell = 0; cell < cells.length; cell++) total += cells[cell] ?? 0;
  let [items, weight] = [total, total];
  for (let cell = 0; cell < cells.length; cell++) {
    const own = cells[cell] ?? 0;
    const count = weight > 0 ? drawBinomial(random, items, own / weight) : 0;
    into[cell] = count;
    items -= count;
    weight -= own;
  }
}
