/** A source of chance: numbers in [0, 1), the same sequence for the same seed on every machine. */
export type Random = () => number;

/**
 * Chris Doty-Humphrey's sfc32 (PractRand): 128 bits of state, passes PractRand and BigCrush. The state is filled from
 * the seed by mixing, so that neighbouring seeds give unrelated sequences.
 */
export function createRandom(seed: number): Random {
  let mixer = seed | 0;
  const mix = (): number => {
    mixer = (mixer + 0x9e3779b9) | 0;
    let word = Math.imul(mixer ^ (mixer >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  };
  let [a, b, c] = [mix(), mix(), mix()];
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/**
 * A binomial count: how many of `trials` succeed at the given probability. Small means by inversion (Kachitvichyanukul
 * and Schmeiser's BINV, 1988), others by transformed rejection (W. Hörmann, The generation of binomial random variates,
 * Journal of Statistical Computation and Simulation 46, 1993, algorithm BTRS). Time does not grow with `trials`.
 */
export function drawBinomial(random: Random, trials: number, probability: number): number {
  if (!(trials > 0) || !(probability > 0)) return 0;
  if (probability >= 1) return trials;
  if (probability > 0.5) return trials - drawBinomial(random, trials, 1 - probability);
  return trials * probability < 10 ? drawByInversion(random, trials, probability) : drawByRejection(random, trials, probability);
}

function drawByInversion(random: Random, trials: number, probability: number): number {
  const odds = probability / (1 - probability);
  const none = Math.exp(trials * Math.log1p(-probability));
  for (;;) {
    let rest = random();
    let mass = none;
    let count = 0;
    while (rest > mass && count <= trials) {
      rest -= mass;
      count++;
      mass *= (odds * (trials - count + 1)) / count;
    }
    // Rounding can leave a remainder behind the last value; then draw again.
    if (count <= trials) return count;
  }
}

function drawByRejection(random: Random, trials: number, probability: number): number {
  const deviation = Math.sqrt(trials * probability * (1 - probability));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const centre = trials * probability + 0.5;
  const accepted = 0.92 - 4.2 / b;
  const odds = probability / (1 - probability);
  const alpha = (2.83 + 5.1 / b) * deviation;
  const mode = Math.floor((trials + 1) * probability);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const edge = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / edge + b) * u + centre);
    if (edge >= 0.07 && v <= accepted) return count;
    if (count < 0 || count > trials) continue;
    const height = Math.log((v * alpha) / (a / (edge * edge) + b));
    const bound =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (trials - mode + 1))) +
      (trials + 1) * Math.log((trials - mode + 1) / (trials - count + 1)) +
      (count + 0.5) * Math.log((odds * (trials - count + 1)) / (count + 1)) +
      stirlingTail(mode) + stirlingTail(trials - mode) - stirlingTail(count) - stirlingTail(trials - count);
    if (height <= bound) return count;
  }
}

/** ln n! less Stirling's main terms in n + 1. */
function stirlingTail(n: number): number {
  const known = stirlingTails[n];
  if (known !== undefined) return known;
  const square = (n + 1) ** 2;
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (n + 1);
}

const stirlingTails = [
  0.081_061_466_795_327_3, 0.041_340_695_955_409_3, 0.027_677_925_684_998_3, 0.020_790_672_103_765_1, 0.016_644_691_189_821_2,
  0.013_876_128_823_070_7, 0.011_896_709_945_891_8, 0.010_411_265_261_972_1, 0.009_255_462_182_712_73, 0.008_330_563_433_362_87,
];
