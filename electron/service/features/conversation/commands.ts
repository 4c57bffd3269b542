import { AppError } from '#shared/base/errors.ts';
import { conversationContract } from '#shared/contracts/conversation.ts';
import { implement } from '#service/rpc/implement.ts';

export const handlers = implement.commands(conversationContract, {
  rename: ({ tx }, { conversation, title }) => {
    if (conversation < 0) throw new AppError('invalid-input', { reason: 'single-message-has-no-title' });
    const trimmed = title?.trim() ?? '';
    tx.update('conversation', conversation, { title: trimmed === '' ? null : trimmed });
    tx.describe({ conversation });
    return {};
  },
});
