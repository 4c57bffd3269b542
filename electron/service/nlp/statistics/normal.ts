/**
 * The cumulative distribution of the standard normal, by the rational approximation 5666 of J. F. Hart and others
 * (Computer Approximations, 1968) in the form of G. West, Better Approximations to Cumulative Normal Functions (2005):
 * exact to 1e-15; far out in the tail to a relative 1e-8.
 */
export function normalCumulative(x: number): number {
  const distance = Math.abs(x);
  if (distance > 37) return x > 0 ? 1 : 0;
  const density = Math.exp((-distance * distance) / 2);
  const tail = distance < 7.071_067_811_865_47 ? density * ratio(distance) : density / (continuedFraction(distance) * 2.506_628_274_631);
  return x > 0 ? 1 - tail : tail;
}

const numerator = [
  3.526_249_659_989_11e-2, 0.700_383_064_443_688, 6.373_962_203_531_65, 33.912_866_078_383, 112.079_291_497_871, 221.213_596_169_931,
  220.206_867_912_376,
];
const denominator = [
  8.838_834_764_831_84e-2, 1.755_667_163_182_64, 16.064_177_579_207, 86.780_732_202_946_1, 296.564_248_779_674, 637.333_633_378_831,
  793.826_512_519_948, 440.413_735_824_752,
];

function ratio(x: number): number {
  return polynomial(numerator, x) / polynomial(denominator, x);
}

function continuedFraction(x: number): number {
  return x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
}

/** Coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

/**
 * The point below which the standard normal has the probability `p`, by Acklam's rational approximation (relative
 * error 1.15e-9) and one step of Halley's method, which brings it to the precision of the distribution above.
 * Infinite at 0 and 1, NaN outside.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN;
  if (p > 0.5) return -normalQuantile(1 - p);
  const x = p < 0.024_25 ? lowQuantile(p) : centralQuantile(p);
  const error = normalCumulative(x) - p;
  const step = error * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2);
  return x - step / (1 + (x * step) / 2);
}

function lowQuantile(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p));
  return (
    polynomial([-7.784_894_002_430_293e-3, -0.322_396_458_041_136_5, -2.400_758_277_161_838, -2.549_732_539_343_734, 4.374_664_141_464_968, 2.938_163_982_698_783], q) /
    polynomial([7.784_695_709_041_462e-3, 0.322_467_129_070_039_8, 2.445_134_137_142_996, 3.754_408_661_907_416, 1], q)
  );
}

function centralQuantile(p: number): number {
  const q = p - 0.5;
  const r = q * q;
  return (
    (polynomial([-39.696_830_286_653_76, 220.946_098_424_520_5, -275.928_510_446_968_7, 138.357_751_867_269, -30.664_798_066_147_16, 2.506_628_277_459_239], r) * q) /
    polynomial([-54.476_098_798_224_06, 161.585_836_858_040_9, -155.698_979_859_886_6, 66.801_311_887_719_72, -13.280_681_552_885_72, 1], r)
  );
}

/** The multiple of the standard error on both sides that holds the given confidence, 1.96 for 95%. */
export function twoSidedZ(confidence: number): number {
  return -normalQuantile((1 - confidence) / 2);
}
