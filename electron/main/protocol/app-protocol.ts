import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { contentSecurityPolicy, withContentSecurityPolicyNonce } from '#shared/base/content-security-policy.ts';
import { DESKTOP_ORIGIN, DESKTOP_SCHEME } from '#shared/base/desktop-api.ts';
import { isOwnUrl } from '../security/own-urls.ts';
import { containedPath } from './contained-path.ts';
import { mediaType } from './media-types.ts';
import type { CustomScheme } from 'electron';

/**
 * The scheme's privileges, to be registered before `ready`: a secure origin of its
 * own, under the policy (no bypass), without service workers or extensions.
 */
export const appScheme: CustomScheme = {
  scheme: DESKTOP_SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    codeCache: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    allowExtensions: false,
    corsEnabled: false,
    stream: false,
  },
};

/** The part of a request that decides the answer. */
export interface AppRequest {
  readonly url: string;
  readonly method: string;
  /** Origin of the page that asks; absent where the shell itself loads. */
  readonly initiatorOrigin?: string;
}

/** Headers of every answer, refusals included. */
function securityHeaders(nonce?: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce === undefined ? {} : { nonce }),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: securityHeaders() });
}

/**
 * Answers requests for `app://verbatim/…` from the folder of the built renderer and
 * from nowhere else. The page gets a nonce of its own each time it is served.
 */
export function createAppProtocolHandler(rendererFolder: string): (request: AppRequest) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    if (!isOwnUrl(request.url)) return refusal(403);
    if (request.initiatorOrigin !== undefined && request.initiatorOrigin !== DESKTOP_ORIGIN) return refusal(403);
    const { pathname } = new URL(request.url);
    const path = containedPath(rendererFolder, pathname === '/' ? '/index.html' : pathname);
    const type = path === undefined ? undefined : mediaType(path);
    if (path === undefined || type === undefined) return refusal(404);
    const content = await readWithin(rendererFolder, path);
    if (content === undefined) return refusal(404);
    const isPage = type.startsWith('text/html');
    const nonce = isPage ? randomBytes(18).toString('base64') : undefined;
    const body = nonce === undefined ? content : withContentSecurityPolicyNonce(content.toString('utf8'), nonce);
    return new Response(request.method === 'HEAD' ? null : body, {
      status: 200,
      headers: { ...securityHeaders(nonce), 'Content-Type': type },
    });
  };
}

/** The file's content, or undefined where there is none or a link leads out of the folder. */
async function readWithin(folder: string, path: string): Promise<Buffer<ArrayBuffer> | undefined> {
  try {
    const [home, file] = await Promise.all([realpath(folder), realpath(path)]);
    return file.startsWith(home + sep) ? await readFile(file) : undefined;
  } catch {
    return undefined;
  }
}
