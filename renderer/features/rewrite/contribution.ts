import { defineContribution } from '#renderer/platform/contribution.ts';
import { ChecksItem } from './checks-item.tsx';
import { redChecks } from './paragraph-rows.ts';
import { rewriteCommands } from './rewrite-commands.ts';
import { useActiveRewrite } from './rewrite-store.ts';

export const contribution = defineContribution({
  id: 'rewrite',
  commands: rewriteCommands,
  sideBars: [
    {
      id: 'plain',
      title: 'rewrite.sideBar',
      icon: 'plain',
      order: 60,
      when: 'projectOpen',
      load: () => import('./plain-view.tsx').then((module) => module.PlainView),
    },
  ],
  editors: [
    {
      type: 'rewrite',
      icon: 'plain',
      title: (_, t) => t('rewrite.editor.title'),
      load: () => import('./rewrite-editor.tsx').then((module) => module.RewriteEditor),
    },
  ],
  panels: [
    {
      id: 'checks',
      title: 'rewrite.checks',
      order: 15,
      when: 'rewriteOpen',
      load: () => import('./checks-panel.tsx').then((module) => module.ChecksPanel),
      useBadge: () => redChecks(useActiveRewrite().rewrite?.checks ?? []).length,
    },
    {
      id: 'clauses',
      title: 'rewrite.clauses',
      order: 16,
      when: 'rewriteOpen',
      load: () => import('./clauses-panel.tsx').then((module) => module.ClausesPanel),
    },
  ],
  inspectors: [
    {
      kind: 'rewrite',
      title: (_, t) => t('rewrite.inspector'),
      load: () => import('./rewrite-inspector.tsx').then((module) => module.RewriteInspector),
    },
  ],
  statusItems: [{ id: 'rewrite.checks', side: 'right', order: 20, when: 'rewriteOpen', component: ChecksItem }],
});
