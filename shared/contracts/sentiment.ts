/** The labels of a message's sentiment, at the number that stands for each in columns; 0 is not scored. */
export const sentimentLabels = ['none', 'negative', 'neutral', 'positive', 'mixed'] as const;
export type SentimentLabel = Exclude<(typeof sentimentLabels)[number], 'none'>;
