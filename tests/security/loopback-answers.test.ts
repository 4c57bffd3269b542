import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserArguments } from '../../electron/host/browser/open-browser.ts';
import { redirectFolder, writeRedirectFile } from '../../electron/host/browser/redirect-file.ts';
import { postLines, startLoopback, upgradeLines, type LoopbackFixture } from './loopback-fixture.ts';

let fixture: LoopbackFixture;
beforeAll(async () => {
  fixture = await startLoopback();
});
afterAll(() => fixture.close());

const send = (line: string, ...headers: string[]) =>
  fixture.raw([`${line} HTTP/1.1`, `Host: ${fixture.authority}`, ...headers, 'Connection: close']);

describe('headers', () => {
  const answers: [string, () => ReturnType<LoopbackFixture['raw']>][] = [
    ['the page', () => send('GET /')],
    ['a file', () => send('GET /assets/page.js')],
    ['not found', () => send('GET /nothing')],
    ['refused', () => fixture.raw(['GET / HTTP/1.1', 'Host: evil.com', 'Connection: close'])],
    ['refused upgrade', () => fixture.raw(upgradeLines(fixture.authority, { Origin: null }))],
    ['refused action', () => fixture.raw(postLines(fixture.authority, '/session', '{}', { Origin: null }))],
    ['no HTTP', () => fixture.raw('\u0016\u0003\u0001 hello\r\n\r\n')],
  ];
  test.each(answers)('%s', async (_name, ask) => {
    const { headers } = await ask();
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'; require-trusted-types-for 'script'");
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('the page has a nonce of its own each time, the same in header and text', async () => {
    const nonces = [];
    for (const { headers, body } of [await send('GET /'), await send('GET /')]) {
      const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1];
      expect(nonce).toBeDefined();
      expect(body).toContain(`nonce="${nonce ?? ''}"`);
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(2);
  });
});

describe('paths', () => {
  test.each([
    '/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..\\..\\secret.txt', '//secret.txt',
    '/assets', '/assets/', '/%00', '/constructor', '/__proto__', `/${'a'.repeat(5000)}`,
  ])('%s leads nowhere', async (path) => {
    const { status, text } = await send(`GET ${path}`);
    expect([403, 404]).toContain(status);
    expect(text).not.toContain('secret\n');
  });

  test('HEAD answers without the body', async () => {
    const { status, body, headers } = await send('HEAD /assets/page.js');
    expect({ status, body, length: headers['content-length'] }).toEqual({ status: 200, body: '', length: '10' });
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is not allowed', async (method) => {
    const own = `Origin: ${fixture.host.origin}`;
    expect((await send(`${method} /`, own)).status).toBe(405);
    expect((await send(`${method} /session`, own)).status).toBe(405);
    expect((await send(`${method} /`)).status).toBe(403);
  });

  test('actions answer to POST only, the page to no POST', async () => {
    for (const path of ['/session', '/link', '/upload']) expect((await send(`GET ${path}`)).status).toBe(405);
    expect((await fixture.raw(postLines(fixture.authority, '/', '{}'))).status).toBe(405);
    expect((await send('GET /ws')).status).toBe(404);
  });

  test('a head that is too long is refused', async () => {
    expect((await send('GET /', `X: ${'x'.repeat(20_000)}`)).status).toBe(400);
  });
});

describe('the file that opens the browser', () => {
  test('carries the link, and is for this account only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'redirect-'));
    const link = fixture.host.link();
    const file = writeRedirectFile(join(folder, 'launch'), link);
    expect(readFileSync(file.path, 'utf8')).toContain(link);
    if (process.platform !== 'win32') {
      expect(statSync(file.path).mode & 0o777).toBe(0o600);
      expect(statSync(dirname(file.path)).mode & 0o777).toBe(0o700);
    }
    file.remove();
    expect(existsSync(file.path)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  test('is removed once its token is used', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redirect-'));
    let remove = (): void => undefined;
    const link = fixture.host.link(() => remove());
    const file = writeRedirectFile(folder, link);
    remove = file.remove;
    await fixture.raw(postLines(fixture.authority, '/session', JSON.stringify({ launch: link.split('=')[1] })));
    expect(existsSync(file.path)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  const isRoot = process.getuid?.() === 0;
  test('another local user cannot read it, even where the folders above let them', (context) => {
    if (!isRoot) context.skip('needs root, to act as another user');
    const folder = mkdtempSync(join(tmpdir(), 'redirect-'));
    chmodSync(folder, 0o755);
    const file = writeRedirectFile(folder, fixture.host.link());
    const asNobody = () => spawnSync('cat', [file.path], { uid: 65_534, gid: 65_534, encoding: 'utf8' });
    expect(asNobody().stderr).toContain('Permission denied');
    // The file's own mode holds even where its folder is opened up.
    chmodSync(dirname(file.path), 0o755);
    expect(asNobody().stderr).toContain('Permission denied');
    expect(spawnSync('cat', [file.path], { encoding: 'utf8' }).stdout).toContain('launch=');
    rmSync(folder, { recursive: true });
  });

  test('no argument of the browser holds the token', () => {
    const link = fixture.host.link();
    const folder = mkdtempSync(join(tmpdir(), 'redirect-'));
    const file = writeRedirectFile(folder, link);
    expect(browserArguments(file.url, '/profile').join(' ')).not.toContain(link.split('=')[1]);
    rmSync(folder, { recursive: true });
  });

  test('lies where a browser packed by snap can read it', () => {
    expect(redirectFolder('/snap/bin/chromium', '/home/a/.config/Verbatim')).toMatch(/snap.chromium.common.verbatim$/);
    expect(redirectFolder('/usr/bin/chromium', '/home/a/.config/Verbatim')).toMatch(/^\/home\/a\/\.config\/Verbatim/);
  });
});
