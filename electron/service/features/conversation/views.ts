import { conversationContract } from '#shared/contracts/conversation.ts';
import { loadColumn } from '#service/db/columns.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { implement } from '#service/rpc/implement.ts';
import { isMember } from '#service/search/bitset.ts';

export const handlers = implement.views(conversationContract, {
  participantActivity: ({ db }, { participant }) => {
    const { set } = visibleMessages(db);
    const participants = loadColumn(db, 'participant');
    const conversations = loadColumn(db, 'conversation');
    const seen = new Set<number>();
    let messages = 0;
    for (let id = participants.indexOf(participant); id !== -1; id = participants.indexOf(participant, id + 1)) {
      if (!isMember(set, id)) continue;
      messages++;
      seen.add(conversations[id] ?? 0);
    }
    return { messages, conversations: seen.size };
  },
});
