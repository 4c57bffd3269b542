/**
 * The quantile of ascending values by linear interpolation between order statistics (the seventh definition of
 * R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, 1996). NaN of nothing.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * Math.min(1, Math.max(0, probability));
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (place - below);
}

/** The median; NaN of nothing. The values keep their order. */
export function median(values: ArrayLike<number>): number {
  return quantileOfSorted(Float64Array.from(values).sort(), 0.5);
}

/**
 * The median absolute deviation from the median, times 1.4826, so that for normal values it estimates the standard
 * deviation (F. R. Hampel, 1974).
 */
export function medianDeviation(values: ArrayLike<number>, centre = median(values)): number {
  return 1.482_602_218_505_602 * median(Float64Array.from(values, (value) => Math.abs(value - centre)));
}
