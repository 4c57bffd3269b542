import { conversationContract } from '#shared/contracts/conversation.ts';
import type { QuickOpenContribution } from '#renderer/platform/contribution.ts';

const limit = 20;

/** Conversations by label or title, the newest while nothing is typed. */
export const conversationQuickOpen: QuickOpenContribution = {
  id: 'conversation',
  title: 'conversation.quick-open',
  order: 10,
  when: 'projectOpen',
  async provide(text, { rpc, t }, signal) {
    const { conversations } = await rpc.call(conversationContract.methods.find, { text, limit }, { signal });
    return conversations.map((found) => ({
      id: `conversation/${found.id}`,
      label: found.title ?? found.label,
      description: found.title === null ? t('conversation.head.messages', { count: found.messages }) : found.label,
      icon: 'chat',
      run: ({ editors }) => editors.openEditor({ type: 'conversation', id: String(found.id) }),
    }));
  },
};
