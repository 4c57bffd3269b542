import { projectContract } from '#shared/contracts/project.ts';
import type { CommandDescription } from '#renderer/platform/contribution.ts';
import { applyProjectState } from '#renderer/platform/project/project-store.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { askPassphrase } from './passphrase-dialog.tsx';
import { askNewProject } from './new-project-dialog.tsx';
import { flushLayout } from './layout-persistence.ts';
import { lockProject } from './idle-lock.ts';

const extension = 'verbatim';

function textArgument(args: unknown, name: string): string | undefined {
  if (typeof args !== 'object' || args === null || !(name in args)) return undefined;
  const value: unknown = Reflect.get(args, name);
  return typeof value === 'string' ? value : undefined;
}

function fileName(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

/** Opens a project file, asking for its passphrase as often as the wrong one is given. */
async function openProject({ rpc }: ServicesAccessor, path: string): Promise<void> {
  const { methods } = projectContract;
  const { exists, encrypted } = await rpc.call(methods.inspect, { path });
  flushLayout();
  if (!exists || !encrypted) {
    applyProjectState(await rpc.call(methods.open, { path, passphrase: null }));
    return;
  }
  await askPassphrase(fileName(path), async (passphrase) => {
    applyProjectState(await rpc.call(methods.open, { path, passphrase }));
  });
}

async function create({ rpc }: ServicesAccessor): Promise<void> {
  await askNewProject(async (project) => {
    flushLayout();
    applyProjectState(await rpc.call(projectContract.methods.create, project));
  });
}

/** Commands over the project file. */
export const projectCommands: readonly CommandDescription[] = [
  {
    id: 'project.new',
    title: 'workbench.project.new',
    category: 'workbench.menu.file',
    icon: 'plus',
    keybinding: { key: 'Ctrl+N', browser: 'Alt+N' },
    menu: [{ menu: 'file', group: '1_project', order: 1 }],
    run: create,
  },
  {
    id: 'project.open',
    title: 'workbench.project.open',
    category: 'workbench.menu.file',
    icon: 'folder',
    keybinding: { key: 'Ctrl+O' },
    menu: [{ menu: 'file', group: '1_project', order: 2 }],
    run: async (services, args) => {
      const given = textArgument(args, 'path');
      const [path] = given !== undefined ? [given] : await services.dialogs.pickPaths({ title: services.t('workbench.project.openTitle'), mode: 'open-file', extensions: [extension], filterName: 'Verbatim' });
      if (path !== undefined) await openProject(services, path);
    },
  },
  {
    id: 'project.openSample',
    title: 'workbench.project.openSample',
    category: 'workbench.menu.file',
    icon: 'book',
    run: ({ commands }) => commands.execute('sample.open', { immediately: true }),
  },
  {
    id: 'project.lock',
    title: 'workbench.project.lock',
    category: 'workbench.menu.file',
    icon: 'lock',
    when: 'projectOpen && projectEncrypted',
    keybinding: { key: 'Ctrl+Alt+L' },
    menu: [{ menu: 'file', group: '6_keep', order: 1 }],
    run: async ({ contextKeys, dialogs, t }) => {
      const ends = contextKeys.get('jobRunning') === true;
      if (!ends || (await dialogs.confirm({ title: t('workbench.lock.jobs'), message: t('workbench.lock.jobsText'), destructive: true, confirmLabel: t('workbench.project.lock') }))) {
        await lockProject();
      }
    },
  },
  {
    id: 'project.backup',
    title: 'workbench.project.backup',
    category: 'workbench.menu.file',
    when: 'projectOpen',
    menu: [{ menu: 'file', group: '6_keep', order: 2 }],
    run: async ({ dialogs, rpc, notifications, t }) => {
      const { open } = await rpc.call(projectContract.methods.state, {});
      const day = new Date().toISOString().slice(0, 10);
      const [path] = await dialogs.pickPaths({
        title: t('workbench.project.backupTitle'),
        mode: 'save-file',
        extensions: [extension],
        filterName: 'Verbatim',
        defaultName: `${open?.name ?? ''} ${day}.${extension}`,
      });
      if (path === undefined) return;
      const done = await rpc.run(projectContract.methods.backup, { path });
      notifications.notify('success', t('workbench.project.backupDone'), { detail: done.path });
    },
  },
  {
    id: 'project.close',
    title: 'workbench.project.close',
    category: 'workbench.menu.file',
    when: 'projectOpen || projectLocked',
    menu: [{ menu: 'file', group: '9_close', order: 1 }],
    run: async ({ rpc, contextKeys, dialogs, t }) => {
      const ends = contextKeys.get('jobRunning') === true;
      if (ends && !(await dialogs.confirm({ title: t('workbench.close.jobs'), message: t('workbench.lock.jobsText'), destructive: true, confirmLabel: t('workbench.project.close') }))) return;
      flushLayout();
      applyProjectState(await rpc.call(projectContract.methods.close, {}));
    },
  },
];
