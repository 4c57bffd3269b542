import { loopbackPaths } from '#shared/host/loopback-protocol.ts';

/** What the checks look at; an IncomingMessage has it. */
export interface CheckedRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Names and values in turn, as they came, so that duplicates show. */
  readonly rawHeaders: readonly string[];
}

/** Values of a header in the order they came; `name` in lower case. */
export function headerValues({ rawHeaders }: CheckedRequest, name: string): string[] {
  const values: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === name) values.push(rawHeaders[index + 1] ?? '');
  }
  return values;
}

/**
 * Whether a request was sent to this host under its own name, and by nobody else's page. Comes before anything else.
 * @param authority `127.0.0.1:PORT`
 */
export function comesFromOwnPage(request: CheckedRequest, authority: string): boolean {
  const isAction = request.method !== 'GET' && request.method !== 'HEAD';
  return (
    hasExactly(request, 'host', authority) &&
    // A proxy's absolute form would carry a second, unchecked name.
    (request.url ?? '').startsWith('/') &&
    isOwnSite(request) &&
    (isAction ? hasExactly(request, 'origin', `http://${authority}`) : hasAtMost(request, 'origin', `http://${authority}`))
  );
}

/** The same for the upgrade to a WebSocket, which always states its origin. */
export function isOwnUpgrade(request: CheckedRequest, authority: string): boolean {
  return (
    request.method === 'GET' &&
    request.url === loopbackPaths.socket &&
    hasExactly(request, 'host', authority) &&
    hasExactly(request, 'origin', `http://${authority}`) &&
    isOwnSite(request)
  );
}

/**
 * Browsers say whose page a request comes from. The shell page alone may be the target of a link from elsewhere: it
 * holds nothing, and the file that opens the browser counts as elsewhere.
 */
function isOwnSite(request: CheckedRequest): boolean {
  const sites = headerValues(request, 'sec-fetch-site');
  if (sites.every((site) => site === 'same-origin' || site === 'none')) return true;
  return (
    request.method === 'GET' &&
    request.url === '/' &&
    hasExactly(request, 'sec-fetch-mode', 'navigate') &&
    hasExactly(request, 'sec-fetch-dest', 'document')
  );
}

function hasExactly(request: CheckedRequest, name: string, value: string): boolean {
  const values = headerValues(request, name);
  return values.length === 1 && values[0] === value;
}

function hasAtMost(request: CheckedRequest, name: string, value: string): boolean {
  const values = headerValues(request, name);
  return values.length === 0 || (values.length === 1 && values[0] === value);
}
