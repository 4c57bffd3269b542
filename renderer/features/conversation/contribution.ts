import { readerForCommand } from '#renderer/platform/coding/active-reader.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import { copyText } from '#renderer/platform/host/copy-text.ts';
import { conversationQuickOpen } from './find-conversations.ts';
import { readingCommands } from './movement-commands.ts';
import { renamingStore } from './renaming.ts';

const when = "activeEditor == 'conversation'";
const category = 'conversation.category';

export const contribution = defineContribution({
  id: 'conversation',
  editors: [
    {
      type: 'conversation',
      icon: 'chat',
      title: (input, t) => t('conversation.editor.title', { id: input.id }),
      load: () => import('./conversation-editor.tsx').then((module) => module.ConversationEditor),
    },
  ],
  commands: [
    ...readingCommands,
    {
      id: 'conversation.copy',
      title: 'conversation.command.copy',
      category,
      when: `${when} && textSelected`,
      keybinding: { key: 'Ctrl+C', when: 'conversationFocus' },
      menu: [{ menu: 'context/conversation', group: '5_copy', order: 1 }],
      async run() {
        const text = await selectedWords();
        if (text !== undefined) await copyText(text);
      },
    },
    {
      id: 'conversation.rename',
      title: 'conversation.command.rename',
      category,
      icon: 'edit',
      when,
      keybinding: { key: 'F2', when: 'conversationFocus' },
      menu: [{ menu: 'edit', group: '5_conversation', order: 1 }],
      async run({ notifications, t }) {
        const conversation = (await readerForCommand({ text: false }))?.position.conversation;
        if (conversation === undefined) return;
        if (conversation < 0) notifications.notify('info', t('conversation.rename.of-one'));
        else renamingStore.setState({ conversation });
      },
    },
  ],
  quickOpen: [conversationQuickOpen],
});

async function selectedWords(): Promise<string | undefined> {
  const reader = await readerForCommand();
  if (reader === undefined) return undefined;
  const { anchor, focus } = reader.position;
  return reader.textBetween(Math.min(anchor, focus), Math.max(anchor, focus));
}
