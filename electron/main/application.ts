import { app, ipcMain, nativeTheme, powerMonitor, protocol, safeStorage, session } from 'electron';
import { join } from 'node:path';
import { DESKTOP_SCHEME } from '#shared/base/desktop-api.ts';
import { applyCommandLineSwitches } from './command-line-switches.ts';
import { registerRequests } from './ipc/register-requests.ts';
import { sendEvent } from './ipc/send-event.ts';
import { createKeychain } from './keychain.ts';
import { applicationLayout } from './layout.ts';
import { setBootMenu } from './menu/application-menu.ts';
import { createOpenRequests } from './open-requests.ts';
import { watchPower } from './power-lock.ts';
import { asksForSample, projectArguments } from './project-arguments.ts';
import { appScheme, createAppProtocolHandler } from './protocol/app-protocol.ts';
import { deadProxy, hardenSession } from './security/session-hardening.ts';
import { hardenWebContents } from './security/web-contents-hardening.ts';
import { forkService } from './service/fork-service.ts';
import { createPortBroker } from './service/port-broker.ts';
import { createServiceProcess } from './service/service-process.ts';
import { shellRequests } from './shell-requests.ts';
import { createTheme } from './theme.ts';
import { openWorkbenchWindow } from './window/workbench-window.ts';
import type { BrowserWindow, Session } from 'electron';

export interface ApplicationOptions {
  /** Folder of the bundled main script. */
  readonly mainFolder: string;
  readonly platform: NodeJS.Platform;
  readonly commandLine: readonly string[];
  readonly workingFolder: string;
}

/**
 * Starts the desktop application, or hands its command line to the one that already
 * runs. Everything that must precede Electron's `ready` happens before the first await.
 */
export async function startApplication(options: ApplicationOptions): Promise<void> {
  const { platform } = options;
  const layout = applicationLayout(options.mainFolder);
  const development = !app.isPackaged;
  let window: BrowserWindow | undefined;
  /** False until everything a window needs is in place. */
  let prepared = false;

  app.enableSandbox();
  applyCommandLineSwitches(app);
  protocol.registerSchemesAsPrivileged([appScheme]);

  const openRequests = createOpenRequests(() => sendEvent(window, 'open:requested', null));
  const obeyCommandLine = (commandLine: readonly string[], workingFolder: string): void => {
    openRequests.add(projectArguments(commandLine, workingFolder));
    if (asksForSample(commandLine)) openRequests.addSample();
  };
  obeyCommandLine(options.commandLine, options.workingFolder);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openRequests.add([path]);
    if (prepared) showWindow();
  });

  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('second-instance', (_event, commandLine, workingFolder) => {
    obeyCommandLine(commandLine, workingFolder);
    if (prepared) showWindow();
  });

  app.on('web-contents-created', (_event, contents) => hardenWebContents(contents));
  const hardened = new WeakMap<Session, Promise<void>>();
  const harden = (created: Session): Promise<void> => {
    const started = hardened.get(created) ?? hardenSession(created, { development });
    hardened.set(created, started);
    return started;
  };
  app.on('session-created', (created) => {
    harden(created).catch(() => app.exit(1));
  });

  await app.whenReady();
  await Promise.all([app.setProxy(deadProxy), harden(session.defaultSession)]);
  protocol.handle(DESKTOP_SCHEME, createAppProtocolHandler(layout.rendererFolder));
  setBootMenu(platform);

  const userData = app.getPath('userData');
  const service = createServiceProcess({
    fork: () => forkService(layout.serviceEntryFile, development),
    start: { kind: 'start', userDataFolder: userData, appVersion: app.getVersion() },
    now: () => performance.now(),
    onStateChange: (state) => {
      sendEvent(window, 'service:changed', state);
      if (state === 'ready') broker.serviceIsReady();
    },
  });
  const broker = createPortBroker(ipcMain, service);
  const theme = createTheme(nativeTheme, join(userData, 'theme.json'), (state) =>
    sendEvent(window, 'theme:changed', state),
  );
  const keychain = createKeychain(safeStorage, platform, join(userData, 'keychain.json'));
  registerRequests(ipcMain, shellRequests({ platform, keychain, openRequests, service, theme, window: () => window }));
  watchPower(powerMonitor, (reason) => {
    service.lock();
    sendEvent(window, 'power:lock', reason);
  });
  service.start();

  function showWindow(): void {
    if (window === undefined || window.isDestroyed()) {
      window = openWorkbenchWindow({
        platform,
        development,
        dark: nativeTheme.shouldUseDarkColors,
        preloadFile: layout.preloadFile,
        iconFile: layout.iconFile,
        placementFile: join(app.getPath('userData'), 'window.json'),
      });
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void service.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
  prepared = true;
  showWindow();
}
