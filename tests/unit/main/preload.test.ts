import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestSchemas } from '../../../electron/main/ipc/request-schemas.ts';

const ipcRenderer = Object.assign(new EventEmitter(), {
  invoked: new Array<[string, unknown]>(),
  sent: new Array<[string, unknown]>(),
  invoke: async (name: string, input: unknown) => {
    ipcRenderer.invoked.push([name, input]);
    return { value: null };
  },
  send: (name: string, input: unknown) => void ipcRenderer.sent.push([name, input]),
});

const exposed = new Map<string, Record<string, unknown>>();
const posted: unknown[][] = [];

beforeEach(async () => {
  exposed.clear();
  posted.length = 0;
  ipcRenderer.removeAllListeners();
  ipcRenderer.invoked.length = 0;
  vi.resetModules();
  vi.doMock('electron', () => ({
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, unknown>) => void exposed.set(name, api),
    },
    ipcRenderer,
    webUtils: { getPathForFile: () => '/data/dropped.csv' },
  }));
  vi.stubGlobal('window', {
    location: { origin: 'app://verbatim' },
    postMessage: (...values: unknown[]) => void posted.push(values),
  });
  await import('../../../electron/preload/preload.ts');
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('electron');
});

function call(name: string, ...values: unknown[]): unknown {
  const member = exposed.get('verbatimDesktop')?.[name];
  if (typeof member !== 'function') throw new Error(`Not exposed: ${name}`);
  return member(...values);
}

describe('what the page gets', () => {
  it('is one object of functions and a word for the platform', () => {
    expect([...exposed.keys()]).toEqual(['verbatimDesktop']);
    const { platform, ...functions } = exposed.get('verbatimDesktop') ?? {};
    expect(['win32', 'darwin', 'linux']).toContain(platform);
    expect(Object.values(functions).filter((member) => typeof member !== 'function')).toEqual([]);
  });

  it('asks only what the shell answers, and everything it answers', async () => {
    const names = Object.keys(exposed.get('verbatimDesktop') ?? {});
    for (const name of names) {
      if (!name.startsWith('on') && name !== 'platform' && name !== 'requestServicePort') await call(name, {}, null);
    }
    const asked = new Set(ipcRenderer.invoked.map(([name]) => name));
    expect([...asked].toSorted()).toEqual(Object.keys(requestSchemas).toSorted());
  });

  it('hears events without their sender, until it stops listening', () => {
    const heard: unknown[][] = [];
    const stop = call('onMenuCommand', (...values: unknown[]) => heard.push(values));
    ipcRenderer.emit('menu:command', { sender: 'secret' }, { id: 'project.open' });
    expect(heard).toEqual([[{ id: 'project.open' }]]);
    if (typeof stop === 'function') stop();
    ipcRenderer.emit('menu:command', {}, { id: 'project.open' });
    expect(heard).toHaveLength(1);
  });

  it('is handed the port with its nonce, at its own origin only', () => {
    call('requestServicePort', 'a1b2c3d4e5f60718');
    expect(ipcRenderer.sent).toEqual([['service:request-port', 'a1b2c3d4e5f60718']]);
    const port = {};
    ipcRenderer.emit('service:port', { ports: [port] }, 'a1b2c3d4e5f60718');
    ipcRenderer.emit('service:port', { ports: [port] }, { not: 'a nonce' });
    expect(posted).toEqual([
      [{ type: 'verbatim.service-port', nonce: 'a1b2c3d4e5f60718' }, 'app://verbatim', [port]],
    ]);
  });

  it('learns the path of a file, and of nothing else', () => {
    expect(call('pathForFile', new File([], 'x.csv'))).toBe('/data/dropped.csv');
    expect(call('pathForFile', { path: '/etc/passwd' })).toBe('');
  });
});
