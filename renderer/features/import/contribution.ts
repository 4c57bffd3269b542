import { importContract } from '#shared/contracts/import.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import { chooseFiles } from './open-import.ts';
import { nameOf } from './file-sources.ts';
import { DropItem } from './drop-item.tsx';

/** The paths in a command's arguments: `{path}` or `{paths}`. */
function pathsIn(args: unknown): readonly string[] | undefined {
  if (typeof args !== 'object' || args === null) return undefined;
  const paths: unknown = 'paths' in args ? args.paths : 'path' in args ? [args.path] : undefined;
  if (!Array.isArray(paths)) return undefined;
  const texts = paths.filter((path) => typeof path === 'string');
  return texts.length === 0 ? undefined : texts;
}

export const contribution = defineContribution({
  id: 'import',
  commands: [
    {
      id: 'import.open',
      title: 'import.command.open',
      category: 'import.title',
      icon: 'import',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Alt+I' },
      menu: [
        { menu: 'file', group: '4_data', order: 1 },
        { menu: 'sideBar/explorer', group: 'navigation', order: 1 },
      ],
      run: (services, args) => chooseFiles(services, pathsIn(args)),
    },
    {
      id: 'import.removeProfile',
      title: 'import.command.removeProfile',
      category: 'import.title',
      when: 'projectOpen',
      run: async ({ rpc, quickInput, notifications, t }) => {
        const { profiles } = await rpc.call(importContract.methods.profiles, {});
        const chosen = await quickInput.pick(
          profiles.map((profile) => ({
            id: String(profile.id),
            label: profile.name,
            description: t('import.profile.columns', { count: profile.settings.columns.length }),
            icon: 'table',
            value: profile,
          })),
          { placeholder: t('import.profile.removeWhich'), emptyText: t('import.profile.none') },
        );
        if (chosen === undefined) return;
        await rpc.call(importContract.methods.removeProfile, { profile: chosen.value.id });
        notifications.notify('info', t('import.profile.removed', { name: chosen.value.name }));
      },
    },
  ],
  editors: [
    {
      type: 'import',
      icon: 'import',
      title: (input, t) => t('import.tab', { name: nameOf(input) }),
      load: () => import('./import-editor.tsx').then((module) => module.ImportEditor),
    },
  ],
  statusItems: [{ id: 'import.upload', side: 'right', order: 10, component: DropItem }],
  walkthrough: [
    {
      id: 'import.first',
      order: 10,
      icon: 'import',
      title: 'import.step.title',
      description: 'import.step.text',
      command: { id: 'import.open' },
      action: 'import.step.action',
      when: 'projectOpen',
      isDone: (project) => (project?.batches ?? 0) > 0,
    },
  ],
});
