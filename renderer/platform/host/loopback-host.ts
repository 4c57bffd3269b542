import { AppError } from '#shared/base/errors.ts';
import { createWebSocketTransport } from '#shared/rpc/web-socket.ts';
import { copyInBrowser } from './browser-clipboard.ts';
import type { Host, Platform, StartRequest } from './host.ts';
import { forgetSession, openSocket, SessionRefused, takeSession, uploadFile } from './loopback-session.ts';

function platformOf(userAgent: string): Platform {
  return /Mac OS X|Macintosh/u.test(userAgent) ? 'mac' : /Windows/u.test(userAgent) ? 'windows' : 'linux';
}

/** A refusal in the terms of the wire, so that the banner can say what helps. */
function refusalError(error: unknown): AppError {
  if (!(error instanceof SessionRefused)) return new AppError('service-lost', {}, { retryable: true, cause: error });
  if (error.refusal === 'needs-link') forgetSession();
  return new AppError('service-lost', { reason: error.refusal }, { retryable: error.refusal !== 'needs-link', cause: error });
}

/** The workbench in a browser, on the loopback host that served the page. */
export function createLoopbackHost(): Host {
  let session: string | undefined;
  let start: StartRequest = { open: undefined, sample: false };
  return {
    kind: 'browser',
    platform: platformOf(navigator.userAgent),
    capabilities: {
      nativeDialogs: false,
      revealFile: false,
      windowControls: false,
      keychain: false,
      systemMenu: false,
      // An app window has no tabs, so that the browser leaves most keys alone; the second bindings do no harm there.
      browserKeys: true,
    },
    openTransport: async () => {
      try {
        if (session === undefined) {
          const reply = await takeSession();
          session = reply.session;
          start = { open: reply.open ?? undefined, sample: reply.sample };
        }
        const socket = await openSocket(session);
        return createWebSocketTransport(socket);
      } catch (error) {
        throw refusalError(error);
      }
    },
    takeStartRequest: () => {
      const taken = start;
      start = { open: undefined, sample: false };
      return Promise.resolve(taken);
    },
    onStartRequest: () => () => undefined,
    onLock: () => () => undefined,
    fileSource: async (file, options = {}) => {
      if (session === undefined) throw new AppError('service-lost', {}, { retryable: true });
      try {
        const { source, name } = await uploadFile(session, file, options);
        return { source, name };
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') throw new AppError('cancelled', {}, { cause: error });
        throw refusalError(error);
      }
    },
    writeClipboard: copyInBrowser,
    showProject: (name) => {
      document.title = name === undefined ? 'Verbatim' : `${name} - Verbatim`;
    },
    showTheme: () => undefined,
    showProgress: () => undefined,
  };
}
