/** Log-odds of a score: `slope * score + shift`. */
export interface Calibration {
  readonly slope: number;
  readonly shift: number;
}

/** The probability of log-odds. */
export function sigmoid(logOdds: number): number {
  return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
}

/**
 * Turns scores into probabilities: J. Platt, Probabilistic outputs for support vector machines (1999), by the Newton
 * method of H.-T. Lin, C.-J. Lin, R. Weng, A note on Platt's probabilistic outputs, Machine Learning 68 (2007). The
 * targets are drawn in from 0 and 1 by the number of cases, so that few cases do not become certainties.
 * Null without cases of both kinds.
 */
export function fitPlatt(scores: ArrayLike<number>, right: ArrayLike<number>): Calibration | null {
  let positives = 0;
  for (let index = 0; index < scores.length; index += 1) if (right[index] === 1) positives += 1;
  const negatives = scores.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  let slope = 0;
  let shift = Math.log((positives + 1) / (negatives + 1));
  let loss = lossOf(scores, right, high, low, slope, shift);
  for (let step = 0; step < 100; step += 1) {
    // The Hessian with a ridge, and the gradient.
    let [ss, sb, bb, gs, gb] = [1e-12, 0, 1e-12, 0, 0];
    for (let index = 0; index < scores.length; index += 1) {
      const score = scores[index] ?? 0;
      const probability = sigmoid(slope * score + shift);
      const spread = probability * (1 - probability);
      const off = probability - (right[index] === 1 ? high : low);
      ss += score * score * spread;
      sb += score * spread;
      bb += spread;
      gs += score * off;
      gb += off;
    }
    if (Math.abs(gs) < 1e-5 && Math.abs(gb) < 1e-5) break;
    const determinant = ss * bb - sb * sb;
    const [slopeStep, shiftStep] = [-(bb * gs - sb * gb) / determinant, -(ss * gb - sb * gs) / determinant];
    const descent = gs * slopeStep + gb * shiftStep;
    let length = 1;
    for (; length >= 1e-10; length /= 2) {
      const tried = lossOf(scores, right, high, low, slope + length * slopeStep, shift + length * shiftStep);
      if (tried < loss + 1e-4 * length * descent) {
        slope += length * slopeStep;
        shift += length * shiftStep;
        loss = tried;
        break;
      }
    }
    if (length < 1e-10) break;
  }
  return { slope, shift };
}

function lossOf(scores: ArrayLike<number>, right: ArrayLike<number>, high: number, low: number, slope: number, shift: number): number {
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const logOdds = slope * (scores[index] ?? 0) + shift;
    const target = right[index] === 1 ? high : low;
    sum += logOdds >= 0 ? (1 - target) * logOdds + Math.log1p(Math.exp(-logOdds)) : -target * logOdds + Math.log1p(Math.exp(logOdds));
  }
  return sum;
}
