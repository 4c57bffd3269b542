import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containedPath } from '../../electron/main/protocol/contained-path.ts';
import { createAppProtocolHandler } from '../../electron/main/protocol/app-protocol.ts';
import { contentSecurityPolicy, withContentSecurityPolicyNonce } from '../../shared/base/content-security-policy.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'";

let folder: string;
let handler: ReturnType<typeof createAppProtocolHandler>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-protocol-'));
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(
    join(renderer, 'index.html'),
    '<meta property="csp-nonce" nonce="__VERBATIM_CSP_NONCE__"><script src="./assets/index.js" type="module"></script>',
  );
  writeFileSync(join(renderer, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(renderer, 'assets', 'module.wasm'), '');
  writeFileSync(join(renderer, 'assets', 'type.woff2'), '');
  writeFileSync(join(renderer, 'assets', 'programme.exe'), '');
  writeFileSync(join(renderer, '.hidden.js'), '');
  writeFileSync(join(folder, 'secret.js'), 'outside');
  handler = createAppProtocolHandler(renderer);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (url: string, change: object = {}): Promise<Response> => handler({ url, method: 'GET', ...change });

describe('the content security policy', () => {
  it('is the strict one, in full', () => {
    expect(contentSecurityPolicy()).toBe(POLICY);
  });

  it('admits style elements with the nonce of the response and nothing else', () => {
    const nonce = 'abcdefghijklmnop';
    expect(contentSecurityPolicy({ nonce })).toBe(
      POLICY.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`),
    );
  });

  it.each(['', 'short', "abcdefghijklmnop'; script-src *", 'abcdefghijklmnop qrst', 'abcdefghijklmnop;'])(
    'refuses the nonce %j',
    (nonce) => {
      expect(() => contentSecurityPolicy({ nonce })).toThrow(RangeError);
    },
  );

  it('puts the nonce into every marked place', () => {
    const html = withContentSecurityPolicyNonce('<a nonce="__VERBATIM_CSP_NONCE__"><b nonce="__VERBATIM_CSP_NONCE__">', 'n$&');
    expect(html).toContain('nonce="n');
    expect(html).not.toContain('__VERBATIM_CSP_NONCE__');
  });
});

describe('app://verbatim/', () => {
  it('serves the page with the policy, a fresh nonce and every other header', async () => {
    const [first, second] = await Promise.all([get('app://verbatim/index.html'), get('app://verbatim/')]);
    const nonces = await Promise.all([first, second].map(async (page) => /nonce="([^"]+)"/.exec(await page.text())?.[1]));
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{24}$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(first.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy({ nonce: nonces[0] ?? '' }));
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it.each([
    ['assets/index.js', 'text/javascript; charset=utf-8'],
    ['assets/module.wasm', 'application/wasm'],
    ['assets/type.woff2', 'font/woff2'],
  ])('serves %s as %s under the policy without a nonce', async (path, type) => {
    const response = await get(`app://verbatim/${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(type);
    expect(response.headers.get('Content-Security-Policy')).toBe(POLICY);
  });

  it.each([
    ['app://verbatim/../secret.js', 404],
    ['app://verbatim/%2e%2e/secret.js', 404],
    ['app://verbatim/..%2fsecret.js', 404],
    ['app://verbatim/assets/..%2f..%2fsecret.js', 404],
    ['app://verbatim/..%5csecret.js', 404],
    ['app://verbatim/%2e%2e%2fsecret.js', 404],
    ['app://verbatim/%252e%252e/secret.js', 404],
    ['app://verbatim//etc/passwd', 404],
    ['app://verbatim/C:/Windows/win.ini', 404],
    ['app://verbatim/index.html%00.js', 404],
    ['app://verbatim/index.html::$DATA', 404],
    ['app://verbatim/%E0%A4%A', 404],
    ['app://verbatim/.hidden.js', 404],
    ['app://verbatim/assets/programme.exe', 404],
    ['app://verbatim/assets', 404],
    ['app://verbatim/assets/', 404],
    ['app://verbatim/missing.js', 404],
    ['app://other/index.html', 403],
    ['app://verbatim:1/index.html', 403],
    ['https://verbatim/index.html', 403],
  ])('refuses %s with %i, still under the policy', async (url, status) => {
    const response = await get(url);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
    expect(response.headers.get('Content-Security-Policy')).toBe(POLICY);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await get('app://verbatim/index.html', { method })).status).toBe(405);
  });

  it.each(['https://example.com', 'null', 'app://other'])('refuses a page of %s', async (initiatorOrigin) => {
    expect((await get('app://verbatim/assets/index.js', { initiatorOrigin })).status).toBe(403);
  });

  it('answers its own page', async () => {
    expect((await get('app://verbatim/assets/index.js', { initiatorOrigin: 'app://verbatim' })).status).toBe(200);
  });
});

describe('a contained path', () => {
  it('never leaves the folder, whatever the address', () => {
    const seed = 20_261_122;
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2E.', '..%2f', '..%5c', '\\', '%00', 'C:', 'a', 'b.js', '~', '%', '//', ''),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const path = containedPath('/opt/renderer', `/${pieces.join('/')}`);
        return path === undefined || (path.startsWith('/opt/renderer/') && !path.includes('..') && !path.includes('\0'));
      }),
      { seed, numRuns: 5_000 },
    );
  });
});

describe('a link that leads out of the folder', () => {
  it('is not followed', async () => {
    symlinkSync(join(folder, 'secret.js'), join(folder, 'renderer', 'link.js'));
    expect((await get('app://verbatim/link.js')).status).toBe(404);
  });
});
