/**
 * The only script that runs between the workbench and the shell: named functions,
 * nothing else. It imports types only, so that it bundles to one CommonJS file
 * that a sandboxed preload can load.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type {
  DesktopApi,
  DesktopEventName,
  DesktopEvents,
  DesktopReply,
  DesktopRequestName,
  DesktopRequests,
  ServicePortMessage,
} from '#shared/base/desktop-api.ts';

function request<Name extends DesktopRequestName>(
  name: Name,
  input: DesktopRequests[Name]['input'],
): Promise<DesktopReply<DesktopRequests[Name]['output']>> {
  return ipcRenderer.invoke(name, input);
}

/** Subscribes without letting the event object, which holds the sender, reach the page. */
function subscribe<Name extends DesktopEventName>(
  name: Name,
  handler: (payload: DesktopEvents[Name]) => void,
): () => void {
  const listener = (_event: unknown, payload: DesktopEvents[Name]): void => handler(payload);
  ipcRenderer.on(name, listener);
  return () => void ipcRenderer.removeListener(name, listener);
}

function desktopPlatform(): DesktopApi['platform'] {
  return process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
}

// A MessagePort cannot cross the context bridge; it goes on by a window message
// that only this very page, at its own origin, can receive.
ipcRenderer.on('service:port', (event, nonce: unknown) => {
  if (typeof nonce !== 'string') return;
  const message: ServicePortMessage = { type: 'verbatim.service-port', nonce };
  window.postMessage(message, window.location.origin, event.ports);
});

const api: DesktopApi = {
  platform: desktopPlatform(),
  requestServicePort: (nonce) => ipcRenderer.send('service:request-port', nonce),
  pathForFile: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ''),

  showOpenDialog: (input) => request('dialog:open', input),
  showSaveDialog: (input) => request('dialog:save', input),
  revealInFolder: (path) => request('shell:reveal', { path }),
  writeClipboard: (content) => request('clipboard:write', content),

  setMenu: (model) => request('menu:set', model),
  themeState: () => request('theme:get', null),
  setTheme: (source) => request('theme:set', { source }),

  addRecentDocument: (path) => request('recent:add', { path }),
  clearRecentDocuments: () => request('recent:clear', null),
  takeOpenRequests: () => request('open:take', null),
  takeSampleRequest: () => request('open:take-sample', null),

  keychainState: () => request('keychain:state', null),
  storePassphrase: (project, passphrase) => request('keychain:store', { project, passphrase }),
  readPassphrase: (project) => request('keychain:read', { project }),
  forgetPassphrase: (project) => request('keychain:forget', { project }),

  windowState: () => request('window:state', null),
  minimiseWindow: () => request('window:minimise', null),
  toggleMaximisedWindow: () => request('window:toggle-maximised', null),
  setFullScreen: (fullScreen) => request('window:set-full-screen', { fullScreen }),
  setZoom: (level) => request('window:set-zoom', { level }),
  setTitle: (title, path) => request('window:set-title', { title, path }),
  setTitleBarColors: (colors) => request('window:set-title-bar-colors', colors),
  setProgress: (fraction) => request('window:set-progress', { fraction }),
  reloadWindow: () => request('window:reload', null),
  closeWindow: () => request('window:close', null),

  serviceState: () => request('service:state', null),
  idleSeconds: () => request('power:idle-seconds', null),

  onMenuCommand: (handler) => subscribe('menu:command', handler),
  onOpenRequested: (handler) => subscribe('open:requested', () => handler()),
  onThemeChanged: (handler) => subscribe('theme:changed', handler),
  onWindowChanged: (handler) => subscribe('window:changed', handler),
  onServiceChanged: (handler) => subscribe('service:changed', handler),
  onLock: (handler) => subscribe('power:lock', handler),
};

contextBridge.exposeInMainWorld('verbatimDesktop', api);
