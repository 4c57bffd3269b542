import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchFragmentKey } from '#shared/host/loopback-protocol.ts';
import { createClient } from '#shared/rpc/client.ts';
import { createMemoryTransports } from '#shared/rpc/memory.ts';
import { isAction, runAction, type ActionContext } from './http/actions.ts';
import { comesFromOwnPage, isOwnUpgrade } from './http/address-checks.ts';
import { answer, refuseSocket } from './http/answer.ts';
import { openPageFiles, type PageFiles } from './http/page-files.ts';
import type { ServiceHandle } from './service-handle.ts';
import { createLaunchLinks } from './sessions/launch-links.ts';
import { createSessions, type IdleLimits } from './sessions/sessions.ts';
import { createThrottle } from './sessions/throttle.ts';
import { createSocketAcceptor } from './socket/accept-sockets.ts';

export { findBrowser } from './browser/find-browser.ts';
export { openInBrowser, type OpenedWindow } from './browser/open-browser.ts';
export { userDataFolder } from './user-data-folder.ts';

const minute = 60_000;
const defaultIdleLimits: IdleLimits = { withoutSocket: 30 * minute, withSocket: 12 * 60 * minute };
const launchLifetime = 60 * minute;
const wrongTokensAllowed = 10;

export interface HostOptions {
  readonly service: ServiceHandle;
  /** The built page. */
  readonly pageFolder: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** What the page is told to open. */
  readonly open?: string | null;
  readonly sample?: boolean;
  readonly idleLimits?: IdleLimits;
  /** Milliseconds; tests bring their own clock. */
  readonly now?: () => number;
}

/** The workbench on loopback. */
export interface Host {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** A one-time link to the workbench; `onUsed` is called once it is used or expired. */
  link(onUsed?: () => void): string;
  /** Ends idle sessions; also done twice a minute. */
  sweep(): void;
  close(): Promise<void>;
}

/**
 * Serves the page and its WebSocket on 127.0.0.1.
 * @throws the system's error where the port is taken, or where the page is not built
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const now = options.now ?? Date.now;
  const page = openPageFiles(options.pageFolder);
  const links = createLaunchLinks(launchLifetime, now);
  const sessions = createSessions(options.idleLimits ?? defaultIdleLimits, now);
  const throttle = createThrottle(wrongTokensAllowed, minute, now);
  const sockets = createSocketAcceptor(options.service, sessions, throttle);
  const [own, service] = createMemoryTransports();
  options.service.connect(service);
  const client = createClient(own);

  // The host header is checked here, with every other one, rather than by node:http with an answer of its own.
  const server = createServer({ requireHostHeader: false, headersTimeout: 10_000, requestTimeout: 0, maxHeaderSize: 16_384 });
  await listen(server, options.port);
  const authority = `127.0.0.1:${String(portOf(server.address()))}`;
  const origin = `http://${authority}`;
  const link = (onUsed?: () => void) => `${origin}/#${launchFragmentKey}=${links.issue(onUsed)}`;
  const context: ActionContext = {
    links,
    sessions,
    throttle,
    client,
    asked: { open: options.open ?? null, sample: options.sample ?? false },
    newLink: link,
  };

  const handle = (request: IncomingMessage, response: ServerResponse) =>
    void respond(request, response, authority, page, context).catch(() => {
      if (response.headersSent) response.destroy();
      else answer(response, 500);
    });
  server.on('request', handle);
  // No page of ours sends "Expect: 100-continue"; whoever does is answered as any other, without a 100.
  server.on('checkContinue', handle);
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!isOwnUpgrade(request, authority)) refuseSocket(socket, 403);
    else if (!sockets.accept(request, socket, head)) refuseSocket(socket, 503);
  });
  server.on('connect', (_request, socket) => refuseSocket(socket, 403));
  server.on('clientError', (_error, socket) => {
    if (socket.writable) refuseSocket(socket, 400);
    else socket.destroy();
  });

  const sweep = () => {
    links.sweep();
    sessions.sweep();
  };
  const sweeping = setInterval(sweep, minute / 2);
  sweeping.unref();

  return {
    origin,
    link,
    sweep,
    close: async () => {
      clearInterval(sweeping);
      sockets.close();
      client.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Sockets get half a second to hear the close.
        setTimeout(() => server.closeAllConnections(), 500).unref();
      });
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  authority: string,
  page: PageFiles,
  context: ActionContext,
): Promise<void> {
  if (!comesFromOwnPage(request, authority)) {
    answer(response, 403);
    return;
  }
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const { method } = request;
  if (method === 'POST' && isAction(path)) await runAction(context, path, request, response);
  else if (isAction(path)) answer(response, 405, undefined, { allow: 'POST' });
  else if (method === 'GET' || method === 'HEAD') await page.serve(path, method === 'GET', response);
  else answer(response, 405, undefined, { allow: 'GET, HEAD' });
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
