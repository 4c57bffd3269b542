import { defaultConfidence, type Interval } from './interval.ts';
import { twoSidedZ } from './normal.ts';

/**
 * The score interval of a proportion: the values that a test at this level would not reject. E. B. Wilson, Probable
 * Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927); without continuity correction, the
 * third method of R. G. Newcombe, Statistics in Medicine 17 (1998). Never leaves [0, 1], and is sensible for small
 * totals and for proportions at either end. Null without a denominator.
 */
export function wilsonInterval(successes: number, total: number, confidence = defaultConfidence): Interval | null {
  if (!(total > 0)) return null;
  const z = twoSidedZ(confidence);
  const share = successes / total;
  const weight = 1 + (z * z) / total;
  const centre = (share + (z * z) / (2 * total)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  // At either end the formula gives 0 or 1 but for rounding.
  return { low: successes <= 0 ? 0 : Math.max(0, centre - half), high: successes >= total ? 1 : Math.min(1, centre + half) };
}
