import type { LabelCounts } from '#shared/contracts/sentiment.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { isMember, type Bitset } from '#service/search/bitset.ts';
import { labelNumber } from './label-number.ts';

/** How many of the messages in a set have each label. `labels` are numbers by message id. */
export function countLabels(labels: Uint8Array, set: Bitset): LabelCounts {
  const counts = new Int32Array(256);
  for (let id = 1; id < labels.length; id++) {
    if (!isMember(set, id)) continue;
    const label = labels[id] ?? 0;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  const of = (label: keyof LabelCounts) => counts[labelNumber(label)] ?? 0;
  return { negative: of('negative'), neutral: of('neutral'), positive: of('positive'), mixed: of('mixed') };
}

/** Visible messages on which a person's word stands. */
export function countOverridden(db: ReadableDatabase): number {
  const { set } = visibleMessages(db);
  let count = 0;
  for (const message of prepareOnce<[], number>(db, 'SELECT DISTINCT message_id FROM sentiment_override').pluck().iterate()) {
    if (isMember(set, message)) count++;
  }
  return count;
}
