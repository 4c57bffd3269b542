import { memoContract } from '#shared/contracts/memo.ts';
import { readerForCommand } from '#renderer/platform/coding/active-reader.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { memoEditOf, memoTargetOf, type MemoTarget } from './memo-arguments.ts';

const category = 'memo.category';
const reading = "activeEditor == 'conversation'";
/** Code points of a message shown above its memo. */
const subjectLength = 160;

export const contribution = defineContribution({
  id: 'memo',
  commands: [
    {
      id: 'memo.addToMessage',
      title: 'memo.command.add-to-message',
      category,
      icon: 'memo',
      when: reading,
      keybinding: { key: 'm', when: 'conversationFocus' },
      menu: [
        { menu: 'code', group: '4_memo', order: 1 },
        { menu: 'context/conversation', group: '3_memo', order: 1 },
      ],
      async run(accessor) {
        const reader = await readerForCommand();
        if (reader === undefined) return;
        const { anchor, focus, message } = reader.position;
        const start = Math.min(anchor, focus);
        const end = Math.max(anchor, focus);
        const begins = reader.textBetween(0, subjectLength);
        const goesOn = reader.textBetween(subjectLength, subjectLength + 1) !== '';
        const subject = end > start ? reader.textBetween(start, end) : goesOn ? `${begins}…` : begins;
        await add(accessor, { kind: 'message', id: message, subject });
        reader.focus();
      },
    },
    {
      id: 'memo.addToConversation',
      title: 'memo.command.add-to-conversation',
      category,
      when: reading,
      menu: [{ menu: 'code', group: '4_memo', order: 2 }],
      async run(accessor) {
        const reader = await readerForCommand({ text: false });
        if (reader === undefined) return;
        const { conversation, message } = reader.position;
        // A message that is a conversation of its own has no row for the conversation: its memo is the message's.
        await add(accessor, conversation < 0 ? { kind: 'message', id: message, subject: undefined } : { kind: 'conversation', id: conversation, subject: undefined });
        reader.focus();
      },
    },
    {
      id: 'memo.addToProject',
      title: 'memo.command.add-to-project',
      category,
      when: 'projectOpen',
      menu: [{ menu: 'code', group: '4_memo', order: 3 }],
      run: (accessor) => add(accessor, { kind: 'project', id: 0, subject: undefined }),
    },
    {
      id: 'memo.add',
      title: 'memo.command.add',
      category,
      when: 'projectOpen',
      palette: false,
      async run(accessor, args) {
        const target = memoTargetOf(args);
        if (target !== undefined) await add(accessor, target);
      },
    },
    {
      id: 'memo.edit',
      title: 'memo.command.edit',
      category,
      when: 'projectOpen',
      palette: false,
      async run({ rpc, t }, args) {
        const edit = memoEditOf(args);
        if (edit === undefined) return;
        const { askMemo } = await import('./ask-memo.tsx');
        const text = await askMemo({ title: t('memo.dialog.edit'), subject: undefined, text: edit.text });
        if (text !== undefined && text !== edit.text) await rpc.call(memoContract.methods.update, { memo: edit.memo, text });
      },
    },
    {
      id: 'memo.remove',
      title: 'memo.command.remove',
      category,
      when: 'projectOpen',
      palette: false,
      async run({ rpc, notifications, commands, t }, args) {
        const edit = memoEditOf(args);
        if (edit === undefined) return;
        await rpc.call(memoContract.methods.remove, { memo: edit.memo });
        notifications.notify('info', t('memo.notice.removed'), {
          key: 'memo.removed',
          actions: [{ label: t('memo.notice.undo'), run: () => void commands.execute('history.undo') }],
        });
      },
    },
  ],
});

async function add({ rpc, t }: ServicesAccessor, target: MemoTarget): Promise<void> {
  const { askMemo } = await import('./ask-memo.tsx');
  const text = await askMemo({ title: t(`memo.dialog.add.${target.kind}`), subject: target.subject, text: '' });
  if (text !== undefined) await rpc.call(memoContract.methods.add, { target: { kind: target.kind, id: target.id }, text });
}
