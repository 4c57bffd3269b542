import type { ComparedSide } from '#shared/contracts/comparison.ts';
import { sentimentLabels } from '#shared/contracts/sentiment.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { loadSentiment } from '#service/features/sentiment/load-sentiment.ts';
import { netSentiment, type SentimentCounts } from '#service/nlp/statistics/net-sentiment.ts';
import { isMember, type Bitset } from '#service/search/bitset.ts';

/** Volume, time and sentiment of a set. */
export function describeSide(db: ReadableDatabase, set: Bitset, messages: number, words: number): ComparedSide {
  const sentAt = loadColumn(db, 'sentAt');
  const { labels } = loadSentiment(db);
  const byLabel = new Int32Array(sentimentLabels.length);
  let first = Infinity;
  let last = -Infinity;
  for (let id = 1; id < sentAt.length; id++) {
    if (!isMember(set, id)) continue;
    const label = labels[id] ?? 0;
    byLabel[label] = (byLabel[label] ?? 0) + 1;
    const time = sentAt[id] ?? Number.NaN;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const count = (label: (typeof sentimentLabels)[number]) => byLabel[sentimentLabels.indexOf(label)] ?? 0;
  const sentiment: SentimentCounts = { positive: count('positive'), negative: count('negative'), neutral: count('neutral'), mixed: count('mixed') };
  const timed = first <= last;
  return {
    messages,
    first: timed ? first : null,
    last: timed ? last : null,
    days: timed ? dayNumber(last) - dayNumber(first) + 1 : 0,
    sentiment,
    net: netSentiment(sentiment, 'polar'),
    words,
  };
}

/** Days since 1970 of this computer's clock. */
function dayNumber(instant: number): number {
  const date = new Date(instant);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}
