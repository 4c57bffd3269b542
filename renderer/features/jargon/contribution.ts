import { defineContribution } from '#renderer/platform/contribution.ts';

export const contribution = defineContribution({
  id: 'jargon',
  commands: [
    {
      id: 'jargon.open',
      title: 'jargon.command.open',
      category: 'jargon.title',
      icon: 'search',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+K Ctrl+F' },
      menu: [{ menu: 'analyse', group: '8_plain', order: 3 }, { menu: 'sideBar/plain', group: '1_find', order: 1 }],
      run: ({ editors }, args) => {
        const query = typeof args === 'object' && args !== null && 'query' in args && typeof args.query === 'string' ? args.query : '';
        editors.openEditor({ type: 'jargon', id: 'jargon', params: { query } });
      },
    },
  ],
  editors: [
    {
      type: 'jargon',
      icon: 'search',
      title: (_, t) => t('jargon.title'),
      load: () => import('./jargon-editor.tsx').then((module) => module.JargonEditor),
    },
  ],
});
