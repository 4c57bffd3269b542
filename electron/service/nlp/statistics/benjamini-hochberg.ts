/**
 * The false discovery rate at which each test would just be called a discovery: Y. Benjamini and Y. Hochberg,
 * Controlling the False Discovery Rate, Journal of the Royal Statistical Society B 57 (1995), as adjusted p values.
 * NaN stays NaN and does not count as a test.
 */
export function falseDiscoveryRates(p: ArrayLike<number>): Float64Array {
  const rates = Float64Array.from(p);
  const order = Array.from(p, (_, index) => index).filter((index) => !Number.isNaN(p[index] ?? Number.NaN));
  order.sort((left, right) => (p[right] ?? 0) - (p[left] ?? 0));
  let least = 1;
  for (const [place, index] of order.entries()) {
    least = Math.min(least, ((p[index] ?? 1) * order.length) / (order.length - place));
    rates[index] = least;
  }
  return rates;
}
