import { normalQuantile } from './normal.ts';
import { incompleteBeta } from './special-functions.ts';

/** The chance that Student's t with the given degrees of freedom is below `t`. */
export function studentCumulative(t: number, degrees: number): number {
  const outside = incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t));
  return t > 0 ? 1 - outside / 2 : outside / 2;
}

/** The point below which Student's t has the probability `p`, 0 < p < 1, by bisection. */
export function studentQuantile(p: number, degrees: number): number {
  if (p > 0.5) return -studentQuantile(1 - p, degrees);
  let high = 0;
  let low = Math.min(-1, 2 * normalQuantile(p));
  while (studentCumulative(low, degrees) > p) low *= 2;
  for (let round = 0; round < 200 && high - low > 1e-13 * Math.abs(low); round++) {
    const middle = (low + high) / 2;
    if (studentCumulative(middle, degrees) > p) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/**
 * The standard normal value as far out as `t` is on Student's distribution. Works in the tail of the value's own
 * side, so that far values keep their precision.
 */
export function normalOfStudent(t: number, degrees: number): number {
  const tail = normalQuantile(studentCumulative(-Math.abs(t), degrees));
  return t > 0 ? -tail : tail;
}
