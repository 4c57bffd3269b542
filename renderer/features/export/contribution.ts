import { defineContribution } from '#renderer/platform/contribution.ts';

/** The query of a command's arguments: `{filter}` or `{query}`. */
function filterIn(args: unknown): string {
  if (typeof args !== 'object' || args === null) return '';
  const filter: unknown = 'filter' in args ? args.filter : 'query' in args ? args.query : '';
  return typeof filter === 'string' ? filter : '';
}

export const contribution = defineContribution({
  id: 'export',
  commands: [
    {
      id: 'export.open',
      title: 'export.command.open',
      category: 'export.title',
      icon: 'export',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Alt+E' },
      menu: [{ menu: 'file', group: '4_data', order: 2 }],
      run: ({ editors }, args) => {
        const filter = filterIn(args);
        editors.openEditor({ type: 'export', id: filter === '' ? 'all' : filter, params: { filter } });
      },
    },
  ],
  editors: [
    {
      type: 'export',
      icon: 'export',
      title: (_, t) => t('export.title'),
      load: () => import('./export-editor.tsx').then((module) => module.ExportEditor),
    },
  ],
  walkthrough: [
    {
      id: 'export.first',
      order: 80,
      icon: 'export',
      title: 'export.step.title',
      description: 'export.step.text',
      command: { id: 'export.open' },
      action: 'export.step.action',
      when: 'projectOpen',
      isDone: (project) => (project?.exports ?? 0) > 0,
    },
  ],
});
