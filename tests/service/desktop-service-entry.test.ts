import { execFileSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { projectContract } from '../../shared/contracts/project.ts';
import { createClient } from '../../shared/rpc/client.ts';
import { createPortTransport } from '../../shared/rpc/message-port.ts';
import type { MessagePort } from 'node:worker_threads';
import type { Client } from '../../shared/rpc/client.ts';
import type { Frame } from '../../shared/rpc/frames.ts';

const root = join(import.meta.dirname, '..', '..');

/** The service's own process, played by this one: the port to the shell, and ports to windows. */
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown): void => void parentPort.emit('posted', message),
});

/** Node's port as Electron's MessagePortMain looks. */
function electronPort(port: MessagePort): object {
  return Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => port.postMessage(message),
    close: () => port.close(),
    start(this: EventEmitter) {
      port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
      port.on('close', () => this.emit('close'));
    },
  });
}

function connect(): Client {
  const { port1, port2 } = new MessageChannel();
  parentPort.emit('message', { data: { kind: 'connect' }, ports: [electronPort(port1)] });
  return createClient(
    createPortTransport({
      post: (frame, transfer) => port2.postMessage(frame, transfer),
      onMessage: (listener) => void port2.on('message', (frame: Frame) => listener(frame)),
      onClose: (listener) => void port2.on('close', listener),
      start: () => port2.unref(),
      close: () => port2.close(),
    }),
  );
}

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-entry-'));
  if (process.env['VERBATIM_NO_BUILD'] !== '1') {
    execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--only', 'main'], { stdio: 'ignore' });
  }
  Object.assign(process, { parentPort });
  await import(pathToFileURL(join(root, 'out', 'main', 'service-entry.js')).href);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the desktop's service process", () => {
  it('says when the service is up, serves a window over its port, locks when told, and closes', async () => {
    const ready = once(parentPort, 'posted');
    const start = { kind: 'start', userDataFolder: join(folder, 'user'), appVersion: '1.2.3' };
    parentPort.emit('message', { data: start, ports: [] });
    expect(await ready).toEqual([{ kind: 'ready' }]);

    const client = connect();
    const path = join(folder, 'a.verbatim');
    expect(await client.call(projectContract.methods.state, {})).toMatchObject({ open: null });
    parentPort.emit('message', { data: { kind: 'lock' }, ports: [] });
    await client.call(projectContract.methods.create, { path, passphrase: 'correct horse', name: 'a' });
    parentPort.emit('message', { data: { kind: 'lock' }, ports: [] });
    await expect
      .poll(async () => (await client.call(projectContract.methods.state, {})).open?.locked, { timeout: 10_000 })
      .toBe(true);

    const exits: unknown[] = [];
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      exits.push(code);
      return undefined as never;
    });
    parentPort.emit('message', { data: { kind: 'close' }, ports: [] });
    await expect.poll(() => exits, { timeout: 10_000 }).toEqual([0]);
  });
});
