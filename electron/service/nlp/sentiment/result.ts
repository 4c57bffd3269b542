import type { SentimentLabel } from '#shared/contracts/sentiment.ts';

/** What a piece of evidence is: a learnt n-gram, a word of a lexicon, or a rule that changed the weight of others. */
export const evidenceKinds = [
  'ngram', 'lexicon', 'finance', 'emoji', 'negation', 'degree', 'contrast', 'exclamation', 'repetition',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** One reason of a score, at its place in the text. */
export interface Evidence {
  /** Code points, half-open. */
  readonly start: number;
  readonly end: number;
  /** What it adds to the log-odds of positive against negative: above 0 speaks for positive. */
  readonly weight: number;
  readonly kind: EvidenceKind;
}

export interface Sentiment {
  readonly label: SentimentLabel;
  /**
   * -1 to 1. Its sign decides a two-way question: above 0 where the label is positive, below where it is negative. There
   * it is 2p - 1 for the probability p that the text is positive; where the label is neutral or mixed, 0.3 of that.
   */
  readonly score: number;
}

/** The languages whose evidence a text holds. */
export type TextLanguage = 'zh' | 'en' | 'mixed' | 'none';

export interface ExplainedSentiment extends Sentiment {
  readonly language: TextLanguage;
  /** In the order of the text. */
  readonly evidence: readonly Evidence[];
}
