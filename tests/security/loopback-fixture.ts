import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost, type Host, type HostOptions } from '../../electron/host/host.ts';
import { launchFragmentKey, loopbackPaths } from '#shared/host/loopback-protocol.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** A host on a free port over a page of three files, with a service that only notes who connects. */
export interface LoopbackFixture {
  readonly host: Host;
  readonly authority: string;
  readonly port: number;
  /** Transports the service was given; the first is the host's own. */
  readonly connected: Transport[];
  readonly folder: string;
  /** Moves the host's clock on, in milliseconds. */
  pass(time: number): void;
  launchToken(): string;
  /** Sends bytes as they are and resolves to the whole answer, once the other side ends it. */
  raw(request: string | string[]): Promise<RawAnswer>;
  close(): Promise<void>;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly text: string;
}

export async function startLoopback(options: Partial<HostOptions> = {}): Promise<LoopbackFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'loopback-'));
  const pageFolder = join(folder, 'page');
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), '<meta property="csp-nonce" nonce="__VERBATIM_CSP_NONCE__"><script type="module" src="./assets/page.js"></script>');
  writeFileSync(join(pageFolder, 'assets', 'page.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const connected: Transport[] = [];
  let time = 1_000_000;
  const host = await startHost({
    service: { connect: (transport) => void connected.push(transport) },
    pageFolder,
    port: 0,
    now: () => time,
    ...options,
  });
  const { host: authority, port } = new URL(host.origin);
  return {
    host,
    authority,
    port: Number(port),
    connected,
    folder,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    launchToken: () => new URLSearchParams(new URL(host.link()).hash.slice(1)).get(launchFragmentKey) ?? '',
    raw: (request) => sendRaw(Number(port), typeof request === 'string' ? request : `${request.join('\r\n')}\r\n\r\n`),
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lines of a POST as the page's fetch sends it, for a test to change one thing in. */
export function postLines(authority: string, path: string, body: string, change: Readonly<Record<string, string | null>> = {}): string {
  const headers: Record<string, string | null> = {
    Host: authority,
    Origin: `http://${authority}`,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...change,
  };
  const lines = Object.entries(headers).filter(([, value]) => value !== null);
  return `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value ?? ''}\r\n`).join('')}\r\n${body}`;
}

/** Lines of an upgrade as the page's WebSocket sends it. */
export function upgradeLines(authority: string, change: Readonly<Record<string, string | null>> = {}): string {
  const headers: Record<string, string | null> = {
    Host: authority,
    Origin: `http://${authority}`,
    'Sec-Fetch-Site': 'same-origin',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...change,
  };
  const lines = Object.entries(headers).filter(([, value]) => value !== null);
  return `GET ${loopbackPaths.socket} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value ?? ''}\r\n`).join('')}\r\n`;
}

function sendRaw(port: number, request: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let text = '';
    // An upgrade that succeeds keeps the connection; its head is all that is asked for.
    const done = () => {
      socket.destroy();
      resolve(parseAnswer(text));
    };
    socket.on('data', (data) => {
      text += data.toString('latin1');
      if (text.startsWith('HTTP/1.1 101') && text.includes('\r\n\r\n')) done();
    });
    socket.on('error', (error) => (text === '' ? reject(error) : done()));
    socket.on('close', done);
  });
}

function parseAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [status = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { status: Number(status.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n'), text };
}
