/** Sentiment of Chinese and English texts; see the README. */
export { adaptModel, type AdaptOptions, type LabelledText } from './adapt.ts';
export { builtInModel, loadSentimentModel, modelVersion, writeSentimentModel, type SentimentModel } from './model.ts';
export { evidenceKinds, type Evidence, type EvidenceKind, type ExplainedSentiment, type Sentiment, type TextLanguage } from './result.ts';
export { scoreOnly, scoreSentiment } from './score.ts';
