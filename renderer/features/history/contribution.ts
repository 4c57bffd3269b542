import { historyContract } from '#shared/contracts/history.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { historyText } from './history-text.ts';

async function turn({ rpc, notifications, t }: ServicesAccessor, direction: 'undo' | 'redo'): Promise<void> {
  const next = await rpc.call(historyContract.methods.next, {});
  const entry = next[direction];
  if (entry === null) {
    notifications.notify('info', t(`history.nothingTo.${direction}`), { key: 'history' });
    return;
  }
  await rpc.call(historyContract.methods[direction], {});
  notifications.notify('info', t(`history.${direction}Done`, { what: historyText(entry, t) }), { key: 'history' });
}

export const contribution = defineContribution({
  id: 'history',
  commands: [
    {
      id: 'history.undo',
      title: 'history.command.undo',
      category: 'workbench.menu.edit',
      icon: 'undo',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Z' },
      menu: [{ menu: 'edit', group: '1_undo', order: 1 }],
      run: (services) => turn(services, 'undo'),
    },
    {
      id: 'history.redo',
      title: 'history.command.redo',
      category: 'workbench.menu.edit',
      icon: 'redo',
      when: 'projectOpen',
      keybinding: [{ key: 'Ctrl+Shift+Z' }, { key: 'Ctrl+Y' }],
      menu: [{ menu: 'edit', group: '1_undo', order: 2 }],
      run: (services) => turn(services, 'redo'),
    },
  ],
  panels: [
    {
      id: 'history',
      title: 'history.title',
      order: 40,
      when: 'projectOpen',
      load: () => import('./history-panel.tsx').then((module) => module.HistoryPanel),
    },
  ],
});
