/** The peers come without types; this is what the bench uses of them. */
declare module 'sentiment' {
  export default class Sentiment {
    analyze(text: string): { score: number };
  }
}
declare module 'vader-sentiment' {
  const vader: { SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } } };
  export default vader;
}
