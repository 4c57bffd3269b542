import { defineContribution } from '#renderer/platform/contribution.ts';
import { compareWith, openComparison, openPeriods } from './set-commands.ts';

const category = 'comparison.title';

export const contribution = defineContribution({
  id: 'comparison',
  commands: [
    {
      id: 'comparison.open',
      title: 'comparison.command.open',
      category,
      icon: 'scale',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+K Ctrl+V' },
      menu: [{ menu: 'analyse', group: '4_compare', order: 1 }],
      run: openComparison,
    },
    {
      id: 'comparison.periods',
      title: 'comparison.command.periods',
      category,
      icon: 'flag',
      when: 'projectOpen',
      menu: [{ menu: 'analyse', group: '4_compare', order: 2 }],
      run: openPeriods,
    },
    {
      id: 'comparison.with',
      title: 'comparison.command.with',
      category,
      icon: 'scale',
      when: "projectOpen && activeEditor == 'messages'",
      menu: [{ menu: 'editor/messages', group: '4_compare', order: 1 }],
      run: compareWith,
    },
  ],
  editors: [
    {
      type: 'comparison',
      icon: 'scale',
      title: (_, t) => t('comparison.title'),
      load: () => import('./comparison-editor.tsx').then((module) => module.ComparisonEditor),
    },
  ],
});
