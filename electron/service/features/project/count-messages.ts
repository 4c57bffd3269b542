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
  /** Those of whom a message is shown. */
  readonly participants: number;
  /** Messages by language; only those there are. */
  readonly languages: Record<string, number>;
}

const known = new WeakMap<ReadableDatabase, { readonly stamp: string; readonly counts: MessageCounts }>();

/** Counts messages, conversations, participants and languages over the columns; kept per connection until a batch changes its state. */
export function countMessages(db: ReadableDatabase): MessageCounts {
  const { set, count, end, stamp } = visibleMessages(db);
  const before = known.get(db);
  if (before?.stamp === stamp) return before.counts;
  const languageOf = loadColumn(db, 'language');
  const conversationOf = loadColumn(db, 'conversation');
  const participantOf = loadColumn(db, 'participant');
  const perLanguage = new Int32Array(languages.length);
  const grouped = emptyBitset(1 + lastId(db, 'conversation'));
  const speaking = emptyBitset(1 + lastId(db, 'participant'));
  let single = 0;
  for (let id = 1; id < end; id++) {
    if (!isMember(set, id)) continue;
    const language = languageOf[id] ?? 0;
    perLanguage[language] = (perLanguage[language] ?? 0) + 1;
    const conversation = conversationOf[id] ?? 0;
    if (conversation < 0) single++;
    else addTo(grouped, conversation);
    const participant = participantOf[id] ?? 0;
    if (participant > 0) addTo(speaking, participant);
  }
  const counts: MessageCounts = {
    messages: count,
    conversations: single + countSet(grouped),
    participants: countSet(speaking),
    languages: Object.fromEntries(languages.flatMap((name, index) => (perLanguage[index] === 0 ? [] : [[name, perLanguage[index] ?? 0]]))),
  };
  known.set(db, { stamp, counts });
  return counts;
}

const lastId = (db: ReadableDatabase, table: 'conversation' | 'participant') =>
  prepareOnce<[], number>(db, `SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() ?? 0;
