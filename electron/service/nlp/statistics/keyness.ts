/**
 * The log-likelihood ratio of a 2 x 2 table: G2 = 2 sum O ln(O / E) over its four cells, with E what each cell would
 * hold if both samples had the same share (T. Dunning, Accurate Methods for the Statistics of Surprise and
 * Coincidence, Computational Linguistics 19, 1993). Under equal shares it follows chi-square with one degree of freedom.
 * 0 where a sample is empty.
 */
export function logLikelihood(first: number, firstTotal: number, second: number, secondTotal: number): number {
  if (!(firstTotal > 0) || !(secondTotal > 0)) return 0;
  const share = (first + second) / (firstTotal + secondTotal);
  const sum =
    term(first, firstTotal * share) + term(second, secondTotal * share)
    + term(firstTotal - first, firstTotal * (1 - share)) + term(secondTotal - second, secondTotal * (1 - share));
  // Equal shares may give a little below 0 by rounding.
  return Math.max(0, 2 * sum);
}

const term = (observed: number, expected: number): number => (observed > 0 ? observed * Math.log(observed / expected) : 0);

/**
 * The effect size: log2 of the share in the first sample over that in the second, so that 1 is twice as much (A. Hardie,
 * Log Ratio, 2014). A count of 0 is taken for a half, so that there is a ratio. NaN where a sample is empty.
 */
export function logRatio(first: number, firstTotal: number, second: number, secondTotal: number): number {
  if (!(firstTotal > 0) || !(secondTotal > 0)) return Number.NaN;
  return Math.log2((first || 0.5) / firstTotal / ((second || 0.5) / secondTotal));
}
