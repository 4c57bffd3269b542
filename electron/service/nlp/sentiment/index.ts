/** Sentiment of Chinese and English texts; see the README. */
export { adaptModel, type AdaptOptions, type LabelledText } from './adapt.ts';
export { builtInModel, keyOfVersion, loadSentimentModel, modelKey, modelVersion, versionOfKey, writeSentimentModel, type SentimentModel } from './model.ts';
export { evidenceKinds, type Evidence, type EvidenceKind, type ExplainedSentiment, type Sentiment, type TextLanguage } from './result.ts';
export { partsOfScore, scoreOnly, scoreSentiment } from './score.ts';
