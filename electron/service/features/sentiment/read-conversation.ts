import { roles } from '#shared/contracts/conversation.ts';
import type { sentimentContract, LabelCounts } from '#shared/contracts/sentiment.ts';
import type { OutputOf } from '#shared/rpc/define.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { netSentiment } from '#service/nlp/statistics/net-sentiment.ts';
import { isMember } from '#service/search/bitset.ts';
import { labelAt } from './label-number.ts';
import { loadSentiment } from './load-sentiment.ts';

/** The sentiment of what was said in a conversation by anyone but agents. */
export function readConversation(db: ReadableDatabase, conversation: number): OutputOf<typeof sentimentContract.methods.ofConversation> {
  const agent = roles.indexOf('agent');
  const role = loadColumn(db, 'role');
  const { set } = visibleMessages(db);
  const messages = messagesOf(db, conversation).filter((message) => isMember(set, message) && role[message] !== agent);
  const { labels } = loadSentiment(db);
  const counts: LabelCounts = { negative: 0, neutral: 0, positive: 0, mixed: 0 };
  let scored = 0;
  for (const message of messages) {
    const label = labelAt(labels[message] ?? 0);
    if (label === undefined) continue;
    counts[label]++;
    scored++;
  }
  return { labels: counts, scored, messages: messages.length, net: netSentiment(counts, 'polar') };
}

/** A negative number is a message that stands alone. */
function messagesOf(db: ReadableDatabase, conversation: number): number[] {
  if (conversation < 0) return [-conversation];
  return prepareOnce<[number], { id: number }>(db, 'SELECT id FROM message WHERE conversation_id = ? AND conversation_id > 0')
    .all(conversation)
    .map(({ id }) => id);
}
