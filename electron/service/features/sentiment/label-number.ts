import { givenLabels, sentimentLabels, type SentimentLabel } from '#shared/contracts/sentiment.ts';

/** The number that stands for a label in columns and tables. */
export function labelNumber(label: SentimentLabel): number {
  return sentimentLabels.indexOf(label);
}

/** The label at a number; undefined for 0, not scored, and for numbers that stand for none. */
export function labelAt(number: number): SentimentLabel | undefined {
  return givenLabels[number - 1];
}
