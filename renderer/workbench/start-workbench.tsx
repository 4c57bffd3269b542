import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { followCodings } from '#renderer/platform/coding/codings-cache.ts';
import { executeCommand, onCommandRan, registerCommands, runCommand, startCommands } from '#renderer/platform/commands/command-registry.ts';
import { getContextKey, setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';
import type { Contribution } from '#renderer/platform/contribution.ts';
import { loadReadings } from '#renderer/platform/fuzzy/readings.ts';
import { host, setHost } from '#renderer/platform/host/current-host.ts';
import type { Host } from '#renderer/platform/host/host.ts';
import { startTranslations } from '#renderer/platform/i18n/catalogue.ts';
import { translate, type Language } from '#renderer/platform/i18n/translate.ts';
import { startHoldingKeys } from '#renderer/platform/keybindings/held-keys.ts';
import { startKeyboard } from '#renderer/platform/keybindings/keyboard-dispatch.ts';
import { startKeybindings } from '#renderer/platform/keybindings/keybinding-store.ts';
import { followProject, loadProjectState, projectStore } from '#renderer/platform/project/project-store.ts';
import { contributed, registerContributions } from '#renderer/platform/registry.ts';
import { configureConnection, connect, rpc } from '#renderer/platform/rpc/connection.ts';
import { queryCache } from '#renderer/platform/rpc/query-cache.ts';
import { followSettings, getSetting, loadSettings, setSetting } from '#renderer/platform/settings/settings-store.ts';
import { viewCommands } from './commands/workbench-commands.ts';
import { confirm } from './dialogs/confirm-dialog.tsx';
import { dialogs, registerDialogViews } from './dialogs/dialog-store.ts';
import { pickPaths } from './dialogs/path-picker.tsx';
import { editors } from './editor-service/editor-service.ts';
import { layout } from './layout/layout-store.ts';
import { followSystemMenu } from './menus/system-menu.ts';
import { notifications } from './notifications/notification-store.ts';
import { followIdleness } from './project/idle-lock.ts';
import { followLayout } from './project/layout-persistence.ts';
import { quickInput } from './quick-input/quick-input-store.ts';
import { followAppearance, rememberedAppearance, resolveLanguage, resolveTheme, showTheme } from './theme/apply-theme.ts';
import { Workbench } from './workbench.tsx';
import { workbenchContribution } from './workbench-contribution.ts';

/** After each connection: what the person set, then the open project. */
async function load(): Promise<void> {
  await loadSettings();
  await loadProjectState();
}

/** Opens what the start asked for: a project given on the command line or by the system, or the sample. */
async function followStartRequest(): Promise<void> {
  const request = await host().takeStartRequest();
  if (request.open !== undefined) runCommand('project.open', { path: request.open });
  else if (request.sample) runCommand('project.openSample');
}

/** What the entry found at build time, and where it runs. */
export interface Entry {
  readonly root: HTMLElement;
  readonly host: Host;
  /** Every feature's. */
  readonly contributions: readonly Contribution[];
  readonly catalogues: Readonly<Record<Language, Record<string, string>>>;
}

/** Starts the workbench in this window: the first paint does not wait for the service. */
export async function startWorkbench(entry: Entry): Promise<void> {
  const { contributions, catalogues } = entry;
  const remembered = rememberedAppearance();
  showTheme(resolveTheme(remembered.theme));
  await startTranslations(resolveLanguage(remembered.language), catalogues);

  setHost(entry.host);
  configureConnection(() => host().openTransport());
  const { kind, platform } = entry.host;
  setContextKey('isDesktop', kind === 'desktop');
  setContextKey('isBrowser', kind === 'browser');
  setContextKey('isMac', platform === 'mac');
  setContextKey('isWindows', platform === 'windows');
  setContextKey('isLinux', platform === 'linux');

  registerDialogViews({ confirm, pickPaths });
  registerContributions([workbenchContribution, ...contributions]);
  registerCommands(viewCommands(contributed().sideBars, contributed().panels));
  startCommands(
    {
      rpc: rpc(),
      host: entry.host,
      editors,
      quickInput,
      notifications,
      dialogs,
      layout,
      commands: { execute: executeCommand },
      contextKeys: { get: getContextKey, set: setContextKey },
      settings: { get: getSetting, set: setSetting },
      t: translate,
    },
    (error, id) => notifications.error(error, { key: `command.${id}` }),
  );
  // What went wrong before is no longer true once the same thing has gone well.
  onCommandRan((id) => notifications.dismiss(`command.${id}`));
  startKeybindings();
  startHoldingKeys();
  startKeyboard();
  followSettings();
  followProject();
  followCodings();
  followLayout();
  followIdleness();
  followSystemMenu();
  projectStore.subscribe(({ project }, before) => {
    if (project?.path !== before.project?.path) host().showProject(project?.name, project?.path);
  });

  createRoot(entry.root).render(
    <QueryClientProvider client={queryCache}>
      <Workbench onConnected={load} />
    </QueryClientProvider>,
  );

  try {
    await connect();
    await load();
    await followStartRequest();
  } catch {
    // The connection store says `lost`: the banner tells and tries again.
  }
  followAppearance();
  window.requestIdleCallback(() => void loadReadings().catch((error: unknown) => notifications.error(error)), { timeout: 2000 });
  host().onStartRequest(() => void followStartRequest().catch((error: unknown) => notifications.error(error)));
}
