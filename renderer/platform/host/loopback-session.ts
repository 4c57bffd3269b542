import {
  closeCodes,
  fileNameHeader,
  launchFragmentKey,
  loopbackPaths,
  parseSessionReply,
  parseUploadReply,
  sessionHeader,
  sessionStorageKey,
  socketReady,
  type SessionReply,
  type UploadReply,
} from '#shared/host/loopback-protocol.ts';

/** Why the page has no session: it must be opened from a new link, or asked again later. */
export type SessionRefusal = 'needs-link' | 'throttled' | 'unreachable';

/** Thrown where the host would not let the page in. */
export class SessionRefused extends Error {
  readonly refusal: SessionRefusal;

  constructor(refusal: SessionRefusal) {
    super(refusal);
    this.name = 'SessionRefused';
    this.refusal = refusal;
  }
}

/**
 * The session of this tab: traded for the launch token of the link the first time, which is taken out of the address
 * at once, and kept in sessionStorage for reloads. `open` and `sample` are set only by the trade.
 * @throws SessionRefused
 */
export async function takeSession(): Promise<SessionReply> {
  const launch = takeLaunchToken();
  if (launch === undefined) {
    const session = sessionStorage.getItem(sessionStorageKey);
    if (session === null) throw new SessionRefused('needs-link');
    return { session, open: null, sample: false };
  }
  const response = await post(loopbackPaths.session, JSON.stringify({ launch }), { 'content-type': 'application/json' });
  const reply = parseSessionReply(await response.json());
  sessionStorage.setItem(sessionStorageKey, reply.session);
  return reply;
}

/** Forgets the session of this tab, after the host closed the socket with `unknownSession` or `expired`. */
export function forgetSession(): void {
  sessionStorage.removeItem(sessionStorageKey);
}

/**
 * Opens the WebSocket and greets. Resolves once the host is ready, with no message consumed beyond its answer; give
 * the socket to createWebSocketTransport.
 * @throws SessionRefused
 */
export function openSocket(session: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(new URL(loopbackPaths.socket, location.href.replace(/^http/, 'ws')));
    const done = new AbortController();
    socket.addEventListener('open', () => socket.send(JSON.stringify({ session })), { signal: done.signal });
    socket.addEventListener(
      'message',
      ({ data }) => {
        done.abort();
        if (data === socketReady) resolve(socket);
        else reject(new SessionRefused('unreachable'));
      },
      { signal: done.signal },
    );
    socket.addEventListener(
      'close',
      ({ code }) => {
        done.abort();
        reject(new SessionRefused(needsNewLink(code) ? 'needs-link' : 'unreachable'));
      },
      { signal: done.signal },
    );
  });
}

/** Whether a close code of the WebSocket says that only a new link helps; any other one is worth a reconnect. */
export function needsNewLink(code: number): boolean {
  return code === closeCodes.unknownSession || code === closeCodes.expired;
}

/** A one-time link for another tab or window. */
export async function requestLink(session: string): Promise<string> {
  const response = await post(loopbackPaths.link, '', { [sessionHeader]: session });
  return response.text();
}

/**
 * Streams a dropped file to the host; the `source` of the answer goes where the importer takes a path.
 * Progress is in bytes. Rejects with an AbortError after an abort, and the host keeps nothing.
 */
export function uploadFile(
  session: string,
  file: File,
  options: { signal?: AbortSignal; onProgress?: (sent: number, total: number) => void } = {},
): Promise<UploadReply> {
  return new Promise((resolve, reject) => {
    // fetch reports no upload progress; XMLHttpRequest does.
    const request = new XMLHttpRequest();
    request.open('POST', loopbackPaths.upload);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader(sessionHeader, session);
    request.setRequestHeader(fileNameHeader, encodeURIComponent(file.name));
    request.upload.addEventListener('progress', ({ loaded, total }) => options.onProgress?.(loaded, total));
    request.addEventListener('load', () => {
      try {
        if (request.status !== 200) throw refusal(request.status);
        resolve(parseUploadReply(JSON.parse(request.responseText)));
      } catch (error) {
        reject(error instanceof Error ? error : new SessionRefused('unreachable'));
      }
    });
    request.addEventListener('error', () => reject(new SessionRefused('unreachable')));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    options.signal?.addEventListener('abort', () => request.abort());
    if (options.signal?.aborted === true) reject(new DOMException('aborted', 'AbortError'));
    else request.send(file);
  });
}

function takeLaunchToken(): string | undefined {
  const launch = new URLSearchParams(location.hash.slice(1)).get(launchFragmentKey);
  if (launch === null) return undefined;
  history.replaceState(history.state, '', location.pathname);
  return launch;
}

async function post(path: string, body: string, headers: Record<string, string>): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { method: 'POST', body, headers, cache: 'no-store', redirect: 'error' });
  } catch {
    throw new SessionRefused('unreachable');
  }
  if (!response.ok) throw refusal(response.status);
  return response;
}

function refusal(status: number): SessionRefused {
  if (status === 429) return new SessionRefused('throttled');
  return new SessionRefused(status === 401 ? 'needs-link' : 'unreachable');
}
