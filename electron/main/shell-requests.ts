import { ClipboardItem, app, clipboard, dialog, powerMonitor, shell } from 'electron';
import { AppError } from '#shared/base/errors.ts';
import { openDialogOptions, saveDialogOptions } from './dialog-options.ts';
import { sendEvent } from './ipc/send-event.ts';
import { setWorkbenchMenu } from './menu/application-menu.ts';
import { TITLE_BAR_HEIGHT } from './window/window-options.ts';
import { windowFrameState } from './window/workbench-window.ts';
import type { BrowserWindow } from 'electron';
import type { RequestHandlers } from './ipc/register-requests.ts';
import type { Keychain } from './keychain.ts';
import type { OpenRequests } from './open-requests.ts';
import type { ServiceProcess } from './service/service-process.ts';
import type { Theme } from './theme.ts';

const ZOOM_LIMITS = { lowest: -4, highest: 6 } as const;

export interface ShellParts {
  readonly platform: NodeJS.Platform;
  readonly keychain: Keychain;
  readonly openRequests: OpenRequests;
  readonly service: Pick<ServiceProcess, 'state'>;
  readonly theme: Theme;
  window(): BrowserWindow | undefined;
}

/** Everything the workbench may ask of the shell. */
export function shellRequests(parts: ShellParts): RequestHandlers {
  const { keychain, theme } = parts;
  const window = (): BrowserWindow => {
    const current = parts.window();
    if (current === undefined || current.isDestroyed()) throw new AppError('not-found', { reason: 'no-window' });
    return current;
  };
  /** Runs an action that has no answer of its own. */
  const done = async (action: unknown): Promise<null> => {
    await action;
    return null;
  };
  return {
    'dialog:open': async (request) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), openDialogOptions(request));
      return canceled ? [] : filePaths;
    },
    'dialog:save': async (request) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), saveDialogOptions(request));
      return canceled || filePath === '' ? null : filePath;
    },
    'shell:reveal': ({ path }) => done(shell.showItemInFolder(path)),
    'clipboard:write': ({ text, html }) =>
      done(clipboard.write([new ClipboardItem({ 'text/plain': text, ...(html === undefined ? {} : { 'text/html': html }) })])),
    'menu:set': (model) =>
      done(setWorkbenchMenu(parts.platform, model, (command) => sendEvent(parts.window(), 'menu:command', command))),
    'theme:get': () => theme.state(),
    'theme:set': ({ source }) => theme.choose(source),
    'recent:add': ({ path }) => done(app.addRecentDocument(path)),
    'recent:clear': () => done(app.clearRecentDocuments()),
    'open:take': () => parts.openRequests.take(),
    'open:take-sample': () => parts.openRequests.takeSample(),
    'keychain:state': async () => ({ available: await keychain.available() }),
    'keychain:store': ({ project, passphrase }) => done(keychain.store(project, passphrase)),
    'keychain:read': ({ project }) => keychain.read(project),
    'keychain:forget': ({ project }) => done(keychain.forget(project)),
    'window:state': () => windowFrameState(window()),
    'window:minimise': () => done(window().minimize()),
    'window:toggle-maximised': () => done(window().isMaximized() ? window().unmaximize() : window().maximize()),
    'window:set-full-screen': ({ fullScreen }) => done(window().setFullScreen(fullScreen)),
    'window:set-zoom': ({ level }) =>
      done(window().webContents.setZoomLevel(Math.min(Math.max(level, ZOOM_LIMITS.lowest), ZOOM_LIMITS.highest))),
    'window:set-title': ({ title, path }) => {
      window().setTitle(title);
      if (parts.platform === 'darwin') window().setRepresentedFilename(path ?? '');
      return null;
    },
    'window:set-title-bar-colors': ({ background, symbols }) => {
      window().setBackgroundColor(background);
      if (parts.platform !== 'darwin') {
        window().setTitleBarOverlay({ color: background, symbolColor: symbols, height: TITLE_BAR_HEIGHT - 1 });
      }
      return null;
    },
    'window:set-progress': ({ fraction }) => done(window().setProgressBar(fraction ?? -1)),
    'window:reload': () => done(window().webContents.reload()),
    'window:close': () => done(window().close()),
    'service:state': () => parts.service.state(),
    'power:idle-seconds': () => powerMonitor.getSystemIdleTime(),
  };
}
