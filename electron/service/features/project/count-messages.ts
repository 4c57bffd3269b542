import { languages } from '#shared/contracts/conversation.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { addTo, countSet, emptyBitset, isMember } from '#service/search/bitset.ts';

/** What the project holds that can be seen. */
interface MessageCounts {
  readonly messages: number;
  /** A message without a conversation is one of its own. */
  readonly conversations: number;
  /** Messages by language; only those there are. */
  readonly languages: Record<string, number>;
}

const known = new WeakMap<ReadableDatabase, { readonly stamp: string; readonly counts: MessageCounts }>();

/** Counts messages, conversations and languages over the columns; kept per connection until a batch changes its state. */
export function countMessages(db: ReadableDatabase): MessageCounts {
  const { set, count, end, stamp } = visibleMessages(db);
  const before = known.get(db);
  if (before?.stamp === stamp) return before.counts;
  const languageOf = loadColumn(db, 'language');
  const conversationOf = loadColumn(db, 'conversation');
  const perLanguage = new Int32Array(languages.length);
  const lastConversation = prepareOnce<[], number>(db, 'SELECT coalesce(max(id), 0) FROM conversation').pluck().get() ?? 0;
  const grouped = emptyBitset(lastConversation + 1);
  let single = 0;
  for (let id = 1; id < end; id++) {
    if (!isMember(set, id)) continue;
    const language = languageOf[id] ?? 0;
    perLanguage[language] = (perLanguage[language] ?? 0) + 1;
    const conversation = conversationOf[id] ?? 0;
    if (conversation < 0) single++;
    else addTo(grouped, conversation);
  }
  const counts: MessageCounts = {
    messages: count,
    conversations: single + countSet(grouped),
    languages: Object.fromEntries(languages.flatMap((name, index) => (perLanguage[index] === 0 ? [] : [[name, perLanguage[index] ?? 0]]))),
  };
  known.set(db, { stamp, counts });
  return counts;
}
