import { importContract } from '#shared/contracts/import.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import { withField } from '#renderer/platform/query/query-chips.ts';
import { FollowRecent } from './follow-recent.tsx';

/** A batch as the explorer's rows name it. */
interface BatchArguments {
  readonly batch: number;
  readonly name: string;
  readonly messages: number;
  /** What stands in a query after `batch:`. */
  readonly value: string;
}

function batchOf(args: unknown): BatchArguments | undefined {
  if (typeof args !== 'object' || args === null) return undefined;
  if (!('batch' in args) || !('name' in args) || !('messages' in args) || !('value' in args)) return undefined;
  const { batch, name, messages, value } = args;
  if (typeof batch !== 'number' || typeof name !== 'string' || typeof messages !== 'number' || typeof value !== 'string') return undefined;
  return { batch, name, messages, value };
}

export const contribution = defineContribution({
  id: 'explorer',
  sideBars: [
    {
      id: 'explorer',
      title: 'explorer.title',
      icon: 'files',
      order: 10,
      when: 'projectOpen',
      load: () => import('./explorer-view.tsx').then((module) => module.ExplorerView),
    },
  ],
  statusItems: [{ id: 'explorer.recent', side: 'left', order: 1000, when: 'projectOpen', component: FollowRecent }],
  commands: [
    {
      id: 'explorer.show',
      title: 'explorer.command.show',
      category: 'explorer.title',
      icon: 'files',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Shift+E' },
      menu: [{ menu: 'view', group: '2_side', order: 1 }],
      run: ({ layout }) => layout.showSideBar('explorer', true),
    },
    {
      id: 'explorer.revealBatch',
      title: 'explorer.command.revealBatch',
      category: 'explorer.title',
      icon: 'table',
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/batch', group: '1_open', order: 1 }],
      run: ({ commands }, args) => {
        const batch = batchOf(args);
        if (batch === undefined) return undefined;
        return commands.execute('messages.open', { id: `batch-${batch.batch}`, name: batch.name, query: withField('', 'batch', [batch.value]) });
      },
    },
    {
      id: 'explorer.withdrawBatch',
      title: 'explorer.command.withdrawBatch',
      category: 'explorer.title',
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/batch', group: '3_change', order: 1 }],
      run: async ({ rpc, dialogs, notifications, t }, args) => {
        const batch = batchOf(args);
        if (batch === undefined) return;
        const messages = createFormat(currentLanguage(), t).number(batch.messages);
        const sure = await dialogs.confirm({
          title: t('explorer.withdrawTitle', { name: batch.name }),
          message: t('explorer.withdrawMessage', { count: batch.messages, messages }),
          confirmLabel: t('explorer.withdraw'),
          destructive: true,
        });
        if (!sure) return;
        await rpc.call(importContract.methods.withdraw, { batch: batch.batch });
        notifications.notify('success', t('explorer.withdrawn', { name: batch.name }), { key: 'explorer.withdraw' });
      },
    },
  ],
});
