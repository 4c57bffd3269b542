import type { NetDenominator } from '#shared/contracts/timeline.ts';
import { defaultConfidence, type Interval } from './interval.ts';
import { twoSidedZ } from './normal.ts';
import { wilsonInterval } from './wilson.ts';

/** Messages by their label; those not scored are not among them. */
export interface SentimentCounts {
  readonly positive: number;
  readonly negative: number;
  readonly neutral: number;
  readonly mixed: number;
}

/** Messages in the denominator, whose name belongs beside every figure. */
export function netTotal({ positive, negative, neutral, mixed }: SentimentCounts, denominator: NetDenominator): number {
  return denominator === 'polar' ? positive + negative : positive + negative + neutral + mixed;
}

/** (P - N) / denominator, from -1 to 1; null without a denominator. */
export function netSentiment(counts: SentimentCounts, denominator: NetDenominator): number | null {
  const total = netTotal(counts, denominator);
  return total > 0 ? (counts.positive - counts.negative) / total : null;
}

/**
 * The interval of net sentiment, in closed form for either denominator, so that a timeline needs no resampling:
 * - `polar`: given how many are polar, the positive ones are binomial, and (P - N) / (P + N) = 2 p - 1; so Wilson's
 *   interval of p, stretched. What covers at every number of polar messages covers altogether.
 * - `scored`: the difference of two shares of one sample. The adjusted Wald interval of D. G. Bonett and R. M. Price,
 *   Journal of Educational and Behavioral Statistics 37 (2012): half a message is added to each of the four cells of a
 *   paired table, whose discordant cells are P and N.
 */
export function netInterval(counts: SentimentCounts, denominator: NetDenominator, confidence = defaultConfidence): Interval | null {
  const { positive, negative } = counts;
  const total = netTotal(counts, denominator);
  if (denominator === 'polar') {
    const share = wilsonInterval(positive, total, confidence);
    return share === null ? null : { low: 2 * share.low - 1, high: 2 * share.high - 1 };
  }
  if (!(total > 0)) return null;
  const [up, down] = [(positive + 1) / (total + 2), (negative + 1) / (total + 2)];
  const net = up - down;
  const half = twoSidedZ(confidence) * Math.sqrt((up + down - net * net) / (total + 2));
  return { low: Math.max(-1, net - half), high: Math.min(1, net + half) };
}
