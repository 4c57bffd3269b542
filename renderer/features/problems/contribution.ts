import { defineContribution, type CommandDescription } from '#renderer/platform/contribution.ts';
import { currentLanguage, translate } from '#renderer/platform/i18n/translate.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { importContract, type Reject } from '#shared/contracts/import.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { decide, decideAll, decideOneByOne, rejectArgument } from './decide-updates.tsx';
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
      id: 'problems.decide',
      title: 'problems.update.compare',
      palette: false,
      when: 'projectOpen',
      menu: [{ menu: 'context/update', group: '1_look', order: 1 }],
      async run(accessor, args) {
        const reject = rejectArgument(args);
        if (reject === undefined) return;
        const rows = await rejectsBeside(accessor, reject);
        const first = rows.find(({ id }) => id === reject);
        if (first !== undefined) await decideOneByOne(accessor, rows, first);
      },
    },
    ...(['keep', 'take'] as const).map(
      (choice, order): CommandDescription => ({
        id: `problems.${choice}`,
        title: `problems.update.${choice}`,
        palette: false,
        when: 'projectOpen',
        menu: [{ menu: 'context/update', group: '2_decide', order }],
        async run(accessor, args) {
          const reject = rejectArgument(args);
          if (reject !== undefined) await decide(accessor, [reject], choice);
        },
      }),
    ),
    {
      id: 'problems.reopen',
      title: 'problems.update.reopen',
      palette: false,
      when: 'projectOpen',
      menu: [{ menu: 'context/update', group: '3_back', order: 1 }],
      async run(accessor, args) {
        const reject = rejectArgument(args);
        if (reject !== undefined) await decide(accessor, [reject], null);
      },
    },
    ...(['keep', 'take'] as const).map(
      (choice, order): CommandDescription => ({
        id: `problems.${choice}All`,
        title: `problems.update.${choice}All`,
        category: 'problems.title',
        when: 'projectOpen',
        menu: [{ menu: 'panel/problems', group: '2_updates', order }],
        run: (accessor) => decideAll(accessor, choice),
      }),
    ),
    {
      id: 'problems.removeLeft',
      title: 'problems.left.remove',
      palette: false,
      when: 'projectOpen',
      menu: [{ menu: 'context/leftCoding', group: '2_remove', order: 1 }],
      async run({ rpc }, args) {
        if (typeof args !== 'object' || args === null || !('coding' in args) || typeof args.coding !== 'number') return;
        await rpc.call(codingContract.methods.remove, { codings: [args.coding] });
      },
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

/** The first thousand rejected rows of the import that one of them is of. */
async function rejectsBeside({ rpc }: Pick<ServicesAccessor, 'rpc'>, reject: number): Promise<readonly Reject[]> {
  const { batches } = await rpc.call(importContract.methods.batches, {});
  for (const { id, rejected } of batches) {
    if (rejected === 0) continue;
    const { rejects } = await rpc.call(importContract.methods.rejects, { batch: id, offset: 0, limit: 1000 });
    if (rejects.some((row) => row.id === reject)) return rejects;
  }
  return [];
}
