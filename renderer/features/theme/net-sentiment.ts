import type { SentimentCounts, Theme } from '#shared/contracts/theme.ts';

/** Below this many messages a figure is marked as small. */
export const smallSample = 30;

export interface NetSentiment {
  /** (positive - negative) / (positive + negative), -1 to 1; null where neither was found. */
  readonly net: number | null;
  /** The denominator: messages that are positive or negative. */
  readonly n: number;
  /** Messages with any label. */
  readonly scored: number;
}

/** Net sentiment of some messages by their labels. */
export function netSentiment({ positive, negative, neutral, mixed }: SentimentCounts): NetSentiment {
  const n = positive + negative;
  return { net: n === 0 ? null : (positive - negative) / n, n, scored: n + neutral + mixed };
}

/** The labels of several themes together. */
export function sumSentiment(themes: readonly Pick<Theme, 'sentiment'>[]): SentimentCounts {
  return themes.reduce(
    (sum, { sentiment }) => ({
      positive: sum.positive + sentiment.positive,
      negative: sum.negative + sentiment.negative,
      neutral: sum.neutral + sentiment.neutral,
      mixed: sum.mixed + sentiment.mixed,
    }),
    { positive: 0, negative: 0, neutral: 0, mixed: 0 },
  );
}
