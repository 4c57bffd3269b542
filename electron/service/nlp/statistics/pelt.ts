export interface PeltOptions {
  /** What each value is worth: its precision, one over its variance; 0 where it is missing. */
  readonly weights: ArrayLike<number>;
  /** What a change must gain in twice the log likelihood. */
  readonly penalty: number;
  /** Fewest values between two changes, and before the first and after the last. */
  readonly minimumSegment: number;
}

/** The Bayesian information criterion's price of one change: its place and a new mean, for `size` values. */
export function bicPenalty(size: number): number {
  return 2 * Math.log(Math.max(2, size));
}

/**
 * The places at which the mean of a series changes: the index of the first value of each new segment, ascending.
 * Exact minimum of the sum of weighted squares within segments plus the penalty per change, found by pruning what
 * can no longer be best: R. Killick, P. Fearnhead and I. A. Eckley, Optimal Detection of Changepoints With a Linear
 * Computational Cost, JASA 107 (2012). The squares are twice the negative log likelihood of normal values with the
 * variances 1 / weight.
 */
export function changePoints(values: ArrayLike<number>, { weights, penalty, minimumSegment }: PeltOptions): number[] {
  const size = values.length;
  const least = Math.max(1, minimumSegment);
  if (size < 2 * least) return [];
  const cost = segmentCost(values, weights);
  const best = new Float64Array(size + 1).fill(Infinity);
  best[0] = -penalty;
  const previous = new Int32Array(size + 1);
  let starts: number[] = [0];
  /** Per start, the end from which a later start is always at least as good. */
  const beaten = new Int32Array(size + 1).fill(size + 1);
  for (let end = least; end <= size; end++) {
    starts = starts.filter((start) => (beaten[start] ?? 0) > end);
    for (const start of starts) {
      const total = (best[start] ?? Infinity) + cost(start, end) + penalty;
      if (total < (best[end] ?? Infinity)) {
        best[end] = total;
        previous[end] = start;
      }
    }
    // A start that is worse than a change here, even without its penalty, stays so; but a change here is open only
    // to ends a whole segment away.
    for (const start of starts) {
      if ((best[start] ?? Infinity) + cost(start, end) > (best[end] ?? Infinity)) beaten[start] = Math.min(beaten[start] ?? 0, end + least);
    }
    if (end + 1 - least >= least) starts.push(end + 1 - least);
  }
  const changes: number[] = [];
  for (let start = previous[size] ?? 0; start > 0; start = previous[start] ?? 0) changes.push(start);
  return changes.reverse();
}

/** Weighted squares around the weighted mean of values `start` to `end` (exclusive), from running sums. */
function segmentCost(values: ArrayLike<number>, weights: ArrayLike<number>): (start: number, end: number) => number {
  const [weight, sum, squares] = [new Float64Array(values.length + 1), new Float64Array(values.length + 1), new Float64Array(values.length + 1)];
  // Around the overall mean, so that the sums of squares keep their digits.
  let [total, mean] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const own = weights[index] ?? 0;
    if (!(own > 0)) continue;
    total += own;
    mean += (own * ((values[index] ?? 0) - mean)) / total;
  }
  for (let index = 0; index < values.length; index++) {
    const own = weights[index] ?? 0;
    const value = own > 0 ? (values[index] ?? 0) - mean : 0;
    weight[index + 1] = (weight[index] ?? 0) + own;
    sum[index + 1] = (sum[index] ?? 0) + own * value;
    squares[index + 1] = (squares[index] ?? 0) + own * value * value;
  }
  return (start, end) => {
    const held = (weight[end] ?? 0) - (weight[start] ?? 0);
    if (!(held > 0)) return 0;
    const sums = (sum[end] ?? 0) - (sum[start] ?? 0);
    return Math.max(0, (squares[end] ?? 0) - (squares[start] ?? 0) - (sums * sums) / held);
  };
}
