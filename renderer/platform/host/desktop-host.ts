import { desktopValue, SERVICE_PORT_MESSAGE, type DesktopApi } from '#shared/base/desktop-api.ts';
import { AppError } from '#shared/base/errors.ts';
import type { Frame } from '#shared/rpc/frames.ts';
import { createPortTransport } from '#shared/rpc/message-port.ts';
import type { PathPickOptions } from '#renderer/platform/host/path-pick-options.ts';
import type { Host, Platform } from './host.ts';

declare global {
  interface Window {
    /** Present only in the desktop app. */
    readonly verbatimDesktop?: DesktopApi;
  }
}

const platforms: Readonly<Record<DesktopApi['platform'], Platform>> = { win32: 'windows', darwin: 'mac', linux: 'linux' };
const portTimeout = 30_000;

function isPortMessage(data: unknown, nonce: string): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === SERVICE_PORT_MESSAGE && 'nonce' in data && data.nonce === nonce;
}

function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Waits for the service's port, which arrives as a message of this window with the nonce that was sent. */
function requestPort(api: DesktopApi): Promise<MessagePort> {
  const nonce = newNonce();
  return new Promise((resolve, reject) => {
    const end = () => {
      window.clearTimeout(timer);
      window.removeEventListener('message', onMessage);
    };
    const timer = window.setTimeout(() => {
      end();
      reject(new AppError('service-lost', {}, { retryable: true }));
    }, portTimeout);
    const onMessage = (event: MessageEvent<unknown>) => {
      const port = event.ports[0];
      if (event.source !== window || !isPortMessage(event.data, nonce) || port === undefined) return;
      end();
      resolve(port);
    };
    window.addEventListener('message', onMessage);
    api.requestServicePort(nonce);
  });
}

async function pickPaths(api: DesktopApi, options: PathPickOptions): Promise<readonly string[]> {
  const filters =
    options.extensions === undefined || options.extensions.length === 0
      ? {}
      : { filters: [{ name: options.filterName ?? options.extensions.join(', '), extensions: options.extensions }] };
  const folder = options.defaultFolder;
  if (options.mode === 'save-file') {
    const defaultPath = [folder, options.defaultName].filter((part) => part !== undefined && part !== '').join('/');
    const path = await desktopValue(api.showSaveDialog({ title: options.title, ...(defaultPath === '' ? {} : { defaultPath }), ...filters }));
    return path === null ? [] : [path];
  }
  return desktopValue(
    api.showOpenDialog({
      title: options.title,
      kind: options.mode === 'open-folder' ? 'folder' : 'file',
      multiple: options.mode === 'open-files',
      ...(folder === undefined ? {} : { defaultPath: folder }),
      ...filters,
    }),
  );
}

/** The workbench in the desktop app, over what the preload script offers. */
export function createDesktopHost(api: DesktopApi): Host {
  // What only decorates the window may fail without harm to what the user does.
  const quietly = (request: Promise<unknown>) => void request.catch(() => undefined);
  return {
    kind: 'desktop',
    platform: platforms[api.platform],
    capabilities: {
      nativeDialogs: true,
      revealFile: true,
      windowControls: true,
      keychain: true,
      systemMenu: api.platform === 'darwin',
      browserKeys: false,
    },
    openTransport: async () => {
      const port = await requestPort(api);
      return createPortTransport({
        post: (frame, transfer) => port.postMessage(frame, transfer),
        onMessage: (listener) => port.addEventListener('message', (event: MessageEvent<Frame>) => listener(event.data)),
        onClose: (listener) => {
          port.addEventListener('close', listener);
          // A crashed service closes no port: the shell says that it restarts one.
          const dispose = api.onServiceChanged((state) => {
            if (state !== 'restarting' && state !== 'failed') return;
            dispose();
            listener();
          });
        },
        start: () => port.start(),
        close: () => port.close(),
      });
    },
    pickPaths: (options) => pickPaths(api, options),
    revealFile: async (path) => {
      await desktopValue(api.revealInFolder(path));
    },
    takeStartRequest: async () => {
      const paths = await desktopValue(api.takeOpenRequests());
      return { open: paths.at(-1), sample: await desktopValue(api.takeSampleRequest()) };
    },
    onStartRequest: (listener) => api.onOpenRequested(listener),
    onLock: (listener) => api.onLock(listener),
    fileSource: (file) => {
      const source = api.pathForFile(file);
      if (source === '') return Promise.reject(new AppError('io', { reason: 'no-path' }));
      return Promise.resolve({ source, name: file.name });
    },
    writeClipboard: async (content) => {
      await desktopValue(api.writeClipboard(content));
    },
    showProject: (name, path) => {
      quietly(desktopValue(api.setTitle(name ?? 'Verbatim', path ?? null)));
      if (path !== undefined) quietly(desktopValue(api.addRecentDocument(path)));
    },
    showTheme: (theme, colors) => {
      quietly(desktopValue(api.setTheme(theme)));
      quietly(desktopValue(api.setTitleBarColors(colors)));
    },
    showProgress: (fraction) => quietly(desktopValue(api.setProgress(fraction ?? null))),
    setMenu: (model) => quietly(desktopValue(api.setMenu(model))),
    onMenuCommand: (listener) => api.onMenuCommand(listener),
  };
}
