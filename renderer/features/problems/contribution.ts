import { defineContribution } from '#renderer/platform/contribution.ts';
import { currentLanguage, translate } from '#renderer/platform/i18n/translate.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { checkProject, useCheckReport } from './project-check.ts';
import { saveRejects } from './save-rejects.ts';
import { useRejectCount } from './use-problems.ts';

export const contribution = defineContribution({
  id: 'problems',
  commands: [
    {
      id: 'problems.exportRejects',
      title: 'problems.exportRejects',
      category: 'problems.title',
      icon: 'export',
      when: 'projectOpen',
      menu: [{ menu: 'panel/problems', group: 'navigation', order: 1 }],
      run: saveRejects,
    },
    {
      id: 'project.check',
      title: 'problems.checkCommand',
      category: 'workbench.menu.file',
      when: 'projectOpen',
      menu: [{ menu: 'file', group: '6_keep', order: 3 }],
      run: async ({ notifications, layout, t }) => {
        const report = await checkProject();
        const format = createFormat(currentLanguage(), translate);
        if (report.ok) {
          notifications.notify('success', t('problems.checkOk', { spans: format.number(report.spans), entries: format.number(report.auditEntries) }));
          return;
        }
        layout.showPanel('problems');
        notifications.notify('error', t('problems.checkFound', { count: report.problems.length, number: format.number(report.problems.length) }));
      },
    },
  ],
  panels: [
    {
      id: 'problems',
      title: 'problems.title',
      order: 20,
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Shift+M' },
      load: () => import('./problems-panel.tsx').then((module) => module.ProblemsPanel),
      useBadge: () => {
        const rejected = useRejectCount();
        const found = useCheckReport()?.problems.length ?? 0;
        return rejected + found;
      },
    },
  ],
});
