import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { closeCodes, loopbackPaths, parseSessionReply, sessionHeader, socketReady } from '#shared/host/loopback-protocol.ts';
import { postLines, startLoopback, type LoopbackFixture } from './loopback-fixture.ts';

let fixture: LoopbackFixture;
beforeEach(async () => {
  fixture = await startLoopback({ idleLimits: { withoutSocket: 1000, withSocket: 5000 } });
});
afterEach(() => fixture.close());

const trade = (launch: string, change = {}) =>
  fixture.raw(postLines(fixture.authority, loopbackPaths.session, JSON.stringify({ launch }), change));

async function newSession(): Promise<string> {
  const { body } = await trade(fixture.launchToken());
  return parseSessionReply(JSON.parse(body)).session;
}

/** Opens a socket and greets; resolves to the code it was closed with, or to the socket once the host is ready. */
function greet(greeting: string | Buffer): Promise<WebSocket | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${fixture.authority}${loopbackPaths.socket}`, { origin: fixture.host.origin });
    socket.on('open', () => socket.send(greeting));
    socket.on('message', (data) => {
      expect(data instanceof Buffer ? data.toString() : data).toBe(socketReady);
      resolve(socket);
    });
    socket.on('close', (code) => resolve(code));
    socket.on('error', () => undefined);
  });
}

const closeOf = (socket: WebSocket) => new Promise<number>((resolve) => socket.on('close', resolve));

describe('launch tokens', () => {
  test('have at least 128 bits, stand in the fragment, and never repeat', () => {
    const links = Array.from({ length: 20 }, () => fixture.host.link());
    expect(new Set(links).size).toBe(20);
    for (const link of links) {
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]+$/);
      expect(Buffer.from(link.split('=')[1] ?? '', 'base64url').byteLength).toBeGreaterThanOrEqual(16);
    }
  });

  test('are good once', async () => {
    const launch = fixture.launchToken();
    expect((await trade(launch)).status).toBe(200);
    expect((await trade(launch)).status).toBe(401);
  });

  test('expire', async () => {
    const launch = fixture.launchToken();
    fixture.pass(61 * 60_000);
    expect((await trade(launch)).status).toBe(401);
  });

  test('tell their owner when they are used', async () => {
    let used = 0;
    const link = fixture.host.link(() => (used += 1));
    expect(used).toBe(0);
    await trade(link.split('=')[1] ?? '');
    expect(used).toBe(1);
  });

  test('a session token is no launch token, nor the other way round', async () => {
    expect((await trade(await newSession())).status).toBe(401);
    expect(await greet(JSON.stringify({ session: fixture.launchToken() }))).toBe(closeCodes.unknownSession);
  });

  test('wrong ones are throttled, and the right one waits with them', async () => {
    const launch = fixture.launchToken();
    const answers = [];
    for (let attempt = 0; attempt < 12; attempt += 1) answers.push(await trade(`${launch.slice(0, -2)}${String(attempt + 10)}`));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await trade(launch)).status).toBe(429);
    fixture.pass(61_000);
    expect((await trade(launch)).status).toBe(200);
  });
});

describe('bodies', () => {
  test.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['a form with files', 'multipart/form-data; boundary=x'],
    ['a form of plain text', 'text/plain'],
    ['JSON with a charset', 'application/json; charset=utf-8'],
  ])('%s is refused, also from the own page', async (_name, type) => {
    const launch = fixture.launchToken();
    expect((await trade(launch, { 'Content-Type': type })).status).toBe(415);
    expect((await trade(launch, { 'Content-Type': null })).status).toBe(415);
    expect((await trade(launch)).status).toBe(200);
  });

  test('a form post as a foreign page would send it is refused', async () => {
    const change = { Origin: 'https://evil.com', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Content-Type': 'text/plain' };
    expect((await trade(fixture.launchToken(), change)).status).toBe(403);
  });

  test('more than the cap is refused, by its word and without it', async () => {
    const body = JSON.stringify({ launch: 'x'.repeat(10_000) });
    expect((await fixture.raw(postLines(fixture.authority, loopbackPaths.session, body))).status).toBe(413);
    const chunked = { 'Content-Length': null, 'Transfer-Encoding': 'chunked' };
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    expect((await fixture.raw(postLines(fixture.authority, loopbackPaths.session, chunk, chunked))).status).toBe(413);
  });

  test('what is no JSON with a token is refused', async () => {
    for (const body of ['', '{', '[]', '{"launch":1}', 'null']) {
      expect((await fixture.raw(postLines(fixture.authority, loopbackPaths.session, body))).status).toBe(400);
    }
  });
});

describe('sessions', () => {
  test('a socket with a session reaches the service, one without does not', async () => {
    const socket = await greet(JSON.stringify({ session: await newSession() }));
    expect(socket).toBeInstanceOf(WebSocket);
    expect(fixture.connected).toHaveLength(2);
    expect(await greet(JSON.stringify({ session: 'x' }))).toBe(closeCodes.unknownSession);
    expect(await greet('{"type":"request","id":1,"method":"project.state","input":{}}')).toBe(closeCodes.badGreeting);
    expect(await greet('no json')).toBe(closeCodes.badGreeting);
    expect(await greet(Buffer.from([1, 2, 3]))).toBe(closeCodes.badGreeting);
    expect(await greet(JSON.stringify({ session: 'x'.repeat(10_000) }))).toBe(closeCodes.badGreeting);
    expect(fixture.connected).toHaveLength(2);
  });

  test('a reload keeps the session', async () => {
    const session = await newSession();
    for (let reload = 0; reload < 3; reload += 1) {
      const socket = await greet(JSON.stringify({ session }));
      expect(socket).toBeInstanceOf(WebSocket);
      if (socket instanceof WebSocket) socket.close();
    }
  });

  test('end when idle without a socket', async () => {
    const session = await newSession();
    fixture.pass(1001);
    expect(await greet(JSON.stringify({ session }))).toBe(closeCodes.unknownSession);
  });

  test('end when idle with a silent socket, which is told why', async () => {
    const socket = await greet(JSON.stringify({ session: await newSession() }));
    if (!(socket instanceof WebSocket)) throw new Error('not let in');
    const closed = closeOf(socket);
    fixture.pass(4999);
    fixture.host.sweep();
    fixture.pass(2);
    fixture.host.sweep();
    expect(await closed).toBe(closeCodes.expired);
  });

  test('give a link for another window, which strangers do not get', async () => {
    const post = (token: string | null) =>
      fixture.raw(postLines(fixture.authority, loopbackPaths.link, '', { 'Content-Type': null, [sessionHeader]: token }));
    expect((await post(null)).status).toBe(401);
    expect((await post('x')).status).toBe(401);
    const { status, body } = await post(await newSession());
    expect(status).toBe(200);
    expect((await trade(body.split('=')[1] ?? '')).status).toBe(200);
  });

  test('strangers cannot upload', async () => {
    const change = { 'Content-Type': 'application/octet-stream', [sessionHeader]: 'x', 'x-verbatim-file-name': 'a.csv' };
    expect((await fixture.raw(postLines(fixture.authority, loopbackPaths.upload, 'id,text', change))).status).toBe(401);
  });

  test('the page is told what to open', async () => {
    const other = await startLoopback({ open: '/a/b.verbatim', sample: true });
    const { body } = await other.raw(
      postLines(other.authority, loopbackPaths.session, JSON.stringify({ launch: other.launchToken() })),
    );
    expect(parseSessionReply(JSON.parse(body))).toMatchObject({ open: '/a/b.verbatim', sample: true });
    await other.close();
  });

  test('the host ends its sockets when it ends', async () => {
    const other = await startLoopback();
    const { body } = await other.raw(
      postLines(other.authority, loopbackPaths.session, JSON.stringify({ launch: other.launchToken() })),
    );
    const socket = new WebSocket(`ws://${other.authority}${loopbackPaths.socket}`, { origin: other.host.origin });
    const closed = closeOf(socket);
    await new Promise((resolve) => socket.on('open', resolve));
    socket.send(JSON.stringify({ session: parseSessionReply(JSON.parse(body)).session }));
    await new Promise((resolve) => socket.on('message', resolve));
    await other.close();
    expect(await closed).toBe(closeCodes.ending);
  });
});
