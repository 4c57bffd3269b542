import { defineContribution } from '#renderer/platform/contribution.ts';

function queryArgument(args: unknown): string | undefined {
  if (typeof args !== 'object' || args === null || !('query' in args)) return undefined;
  return typeof args.query === 'string' ? args.query : undefined;
}

export const contribution = defineContribution({
  id: 'settings',
  commands: [
    {
      id: 'settings.open',
      title: 'settings.command.open',
      category: 'workbench.category.preferences',
      icon: 'gear',
      keybinding: { key: 'Ctrl+,' },
      menu: [
        { menu: 'file', group: '7_preferences', order: 1 },
        { menu: 'context/manage', group: '2_preferences', order: 1 },
      ],
      run: ({ editors }, args) => {
        const query = queryArgument(args);
        editors.openEditor({ type: 'settings', id: 'settings', ...(query === undefined ? {} : { params: { query } }) });
      },
    },
    {
      id: 'settings.coder',
      title: 'settings.command.coder',
      category: 'workbench.category.preferences',
      icon: 'user',
      menu: [{ menu: 'context/coder', group: '1_coder', order: 1 }],
      run: async ({ quickInput, settings, notifications, t }) => {
        const present = settings.get('coder.name');
        const name = await quickInput.input({
          title: t('settings.command.coder'),
          placeholder: t('settings.coderPlaceholder'),
          value: typeof present === 'string' ? present : '',
          validate: (text) => (text.length > 80 ? t('settings.coderLong') : undefined),
        });
        if (name === undefined) return;
        await settings.set('coder.name', name.trim() === '' ? undefined : name.trim());
        notifications.notify('info', t('settings.coderLater'));
      },
    },
  ],
  editors: [
    {
      type: 'settings',
      icon: 'gear',
      withoutProject: true,
      title: (_, t) => t('settings.title'),
      load: () => import('./settings-editor.tsx').then((module) => module.SettingsEditor),
    },
  ],
});
