import { defineContribution } from '#renderer/platform/contribution.ts';

export const contribution = defineContribution({
  id: 'keybindings',
  commands: [
    {
      id: 'keybindings.open',
      title: 'keybindings.title',
      category: 'workbench.category.preferences',
      icon: 'keyboard',
      keybinding: { key: 'Ctrl+K Ctrl+S' },
      menu: [
        { menu: 'file', group: '7_preferences', order: 2 },
        { menu: 'context/manage', group: '2_preferences', order: 2 },
        { menu: 'help', group: '2_keys', order: 1 },
      ],
      run: ({ editors }) => editors.openEditor({ type: 'keybindings', id: 'keybindings' }),
    },
  ],
  editors: [
    {
      type: 'keybindings',
      icon: 'keyboard',
      withoutProject: true,
      title: (_, t) => t('keybindings.title'),
      load: () => import('./keybindings-editor.tsx').then((module) => module.KeybindingsEditor),
    },
  ],
});
