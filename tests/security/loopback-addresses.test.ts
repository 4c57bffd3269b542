import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { loopbackPaths } from '#shared/host/loopback-protocol.ts';
import { postLines, startLoopback, upgradeLines, type LoopbackFixture } from './loopback-fixture.ts';

let fixture: LoopbackFixture;
beforeAll(async () => {
  fixture = await startLoopback();
});
afterAll(() => fixture.close());

const get = (path: string, ...headers: string[]) => fixture.raw([`GET ${path} HTTP/1.1`, ...headers, 'Connection: close']);

describe('the name a request was sent to', () => {
  const wrong: [string, (authority: string, port: number) => string[]][] = [
    ['missing', () => []],
    ['empty', () => ['Host:']],
    ['duplicate', (authority) => [`Host: ${authority}`, `Host: ${authority}`]],
    ['own and foreign', (authority) => [`Host: ${authority}`, 'Host: evil.com']],
    ['foreign and own', (authority) => ['Host: evil.com', `Host: ${authority}`]],
    ['a name that begins like it', (_, port) => [`Host: 127.0.0.1.evil.com:${String(port)}`]],
    ['the wrong port', (_, port) => [`Host: 127.0.0.1:${String(port === 65_535 ? 1 : port + 1)}`]],
    ['no port', () => ['Host: 127.0.0.1']],
    ['localhost', (_, port) => [`Host: localhost:${String(port)}`]],
    ['IPv6 loopback', (_, port) => [`Host: [::1]:${String(port)}`]],
    ['another way to write it', (_, port) => [`Host: 127.1:${String(port)}`]],
    ['a user name before it', (authority) => [`Host: user@${authority}`]],
    ['a dot after it', (_, port) => [`Host: 127.0.0.1.:${String(port)}`]],
    ['a rebound name', (_, port) => [`Host: rebound.example:${String(port)}`]],
  ];
  test.each(wrong)('%s: refused for the page, a file, an action and the socket', async (_name, hosts) => {
    const lines = hosts(fixture.authority, fixture.port);
    for (const path of ['/', '/assets/page.js', '/nothing']) expect((await get(path, ...lines)).status).toBe(403);
    const replaced = (text: string) => text.replace(`Host: ${fixture.authority}\r\n`, lines.map((line) => `${line}\r\n`).join(''));
    const launch = fixture.launchToken();
    const post = postLines(fixture.authority, loopbackPaths.session, JSON.stringify({ launch }));
    expect((await fixture.raw(replaced(post))).status).toBe(403);
    expect((await fixture.raw(replaced(upgradeLines(fixture.authority)))).status).toBe(403);
    // Refused before the token was looked at: it is still good.
    expect((await fixture.raw(post)).status).toBe(200);
  });

  test('a rebound page is refused although its origin and host agree', async () => {
    const authority = `rebound.example:${String(fixture.port)}`;
    const change = { Host: authority, Origin: `http://${authority}` };
    expect((await fixture.raw(postLines(fixture.authority, loopbackPaths.session, '{}', change))).status).toBe(403);
    expect((await fixture.raw(upgradeLines(fixture.authority, change))).status).toBe(403);
  });

  test('the absolute form of a proxy is refused', async () => {
    expect((await get('http://evil.com/', `Host: ${fixture.authority}`)).status).toBe(403);
    expect((await get(`http://${fixture.authority}/`, `Host: ${fixture.authority}`)).status).toBe(403);
    expect((await fixture.raw([`CONNECT evil.com:443 HTTP/1.1`, `Host: ${fixture.authority}`])).status).toBe(403);
  });

  test('the own name is served', async () => {
    expect((await get('/', `Host: ${fixture.authority}`)).status).toBe(200);
  });
});

describe('the origin of actions and sockets', () => {
  const wrong: [string, (authority: string) => Record<string, string | null>][] = [
    ['foreign', () => ({ Origin: 'https://evil.com' })],
    ['null', () => ({ Origin: 'null' })],
    ['missing', () => ({ Origin: null })],
    ['empty', () => ({ Origin: '' })],
    ['another port', () => ({ Origin: 'http://127.0.0.1:1' })],
    ['no port', () => ({ Origin: 'http://127.0.0.1' })],
    ['another scheme', (authority) => ({ Origin: `https://${authority}` })],
    ['a name that begins like it', (authority) => ({ Origin: `http://${authority}.evil.com` })],
    ['localhost', (authority) => ({ Origin: `http://${authority.replace('127.0.0.1', 'localhost')}` })],
    ['a slash after it', (authority) => ({ Origin: `http://${authority}/` })],
    ['twice', (authority) => ({ Origin: `http://${authority}`, origin: `http://${authority}` })],
    ['a file', () => ({ Origin: 'file://' })],
    ['cross-site by its own word', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
    ['same-site by its own word', () => ({ 'Sec-Fetch-Site': 'same-site' })],
    ['two words about its site', () => ({ 'Sec-Fetch-Site': 'same-origin', 'sec-fetch-site': 'cross-site' })],
  ];
  test.each(wrong)('%s: refused, also with a valid token', async (_name, changed) => {
    const change = changed(fixture.authority);
    const body = JSON.stringify({ launch: fixture.launchToken() });
    for (const path of Object.values(loopbackPaths).filter((path) => path !== loopbackPaths.socket)) {
      expect((await fixture.raw(postLines(fixture.authority, path, body, change))).status).toBe(403);
    }
    expect((await fixture.raw(upgradeLines(fixture.authority, change))).status).toBe(403);
    expect((await fixture.raw(postLines(fixture.authority, loopbackPaths.session, body))).status).toBe(200);
  });

  test('the own origin is let in', async () => {
    expect((await fixture.raw(upgradeLines(fixture.authority))).status).toBe(101);
  });

  test('a foreign page cannot read the files either', async () => {
    const host = `Host: ${fixture.authority}`;
    expect((await get('/assets/page.js', host, 'Origin: https://evil.com')).status).toBe(403);
    expect((await get('/assets/page.js', host, 'Sec-Fetch-Site: cross-site')).status).toBe(403);
    expect((await get('/assets/page.js', host, 'Sec-Fetch-Site: same-origin')).status).toBe(200);
  });

  test('from elsewhere only a person following a link to the shell page gets in', async () => {
    const host = `Host: ${fixture.authority}`;
    const link = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'];
    expect((await get('/', host, ...link)).status).toBe(200);
    expect((await get('/assets/page.js', host, ...link)).status).toBe(403);
    expect((await get('/', host, 'Sec-Fetch-Site: cross-site')).status).toBe(403);
    expect((await get('/', host, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe')).status).toBe(403);
    expect((await get('/', host, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: script')).status).toBe(403);
  });
});

describe('where it listens', () => {
  test('on 127.0.0.1 only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, address }) => family === 'IPv6' ? address === '::1' : address !== '127.0.0.1')
      .map(({ address }) => address);
    for (const address of [...others, '127.0.0.2']) expect(await isOpen(address)).toBe(false);
    expect(await isOpen('127.0.0.1')).toBe(true);
  });

  function isOpen(address: string): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect({ host: address, port: fixture.port, timeout: 2000 }, () => end(true));
      const end = (open: boolean) => {
        socket.destroy();
        resolve(open);
      };
      socket.on('error', () => end(false));
      socket.on('timeout', () => end(false));
    });
  }
});
