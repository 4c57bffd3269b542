/**
 * The functions behind the distributions of counts and of Student's t. Relative precision about 1e-13 for arguments
 * up to 1e6; formulas and stopping rules after W. H. Press and others, Numerical Recipes, third edition (2007),
 * sections 6.1, 6.2 and 6.4.
 */

const lanczos = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13, -176.615_029_162_140_59,
  12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6, 1.505_632_735_149_311_6e-7,
];

/** The natural logarithm of the gamma function of a positive number (C. Lanczos, 1964, with g = 7). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const base = x + 6.5;
  let sum = lanczos[0] ?? 0;
  for (let index = 1; index < lanczos.length; index++) sum += (lanczos[index] ?? 0) / (x - 1 + index);
  return Math.log(sum) + 0.918_938_533_204_672_8 + (x - 0.5) * Math.log(base) - base;
}

const tiny = 1e-300;
const precision = 1e-15;
const mostTerms = 100_000;

/** The regularised incomplete gamma function below `x` and above it; the smaller of the two is computed directly. */
export function incompleteGamma(shape: number, x: number): { lower: number; upper: number } {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    const lower = Math.min(1, scale * gammaSeries(shape, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, scale * gammaFraction(shape, x));
  return { lower: 1 - upper, upper };
}

function gammaSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < mostTerms && term > sum * precision; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

function gammaFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < mostTerms; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / away(a * d + b);
    c = away(b + a / c);
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < precision) break;
  }
  return fraction;
}

/** The regularised incomplete beta function: the chance that a beta variable of the two shapes is below `x`. */
export function incompleteBeta(first: number, second: number, x: number): number {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  const scale = Math.exp(logGamma(first + second) - logGamma(first) - logGamma(second) + first * Math.log(x) + second * Math.log1p(-x));
  if (x < (first + 1) / (first + second + 2)) return Math.min(1, (scale * betaFraction(first, second, x)) / first);
  return Math.max(0, 1 - (scale * betaFraction(second, first, 1 - x)) / second);
}

function betaFraction(first: number, second: number, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((first + second) * x) / (first + 1));
  let fraction = d;
  for (let n = 1; n < mostTerms; n++) {
    const even = (n * (second - n) * x) / ((first + 2 * n - 1) * (first + 2 * n));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(first + n) * (first + second + n) * x) / ((first + 2 * n) * (first + 2 * n + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < precision) break;
  }
  return fraction;
}

/** Keeps Lentz's method from dividing by zero. */
function away(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
