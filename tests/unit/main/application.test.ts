import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preventable } from './electron-stand-in.ts';
import { startShell } from './start-shell.ts';
import type { RunningShell } from './start-shell.ts';

let shell: RunningShell;

beforeEach(async () => {
  shell = await startShell();
});

afterEach(() => shell.dispose());

const restart = async (options: Parameters<typeof startShell>[0]): Promise<void> => {
  shell.dispose();
  shell = await startShell(options);
};
const sent = (name: string): unknown[] =>
  (shell.windows.at(-1)?.webContents.sent ?? []).filter(([sentName]) => sentName === name).map(([, payload]) => payload);

describe('opening projects', () => {
  it('named on the command line', async () => {
    await restart({ commandLine: ['/opt/verbatim', 'a.verbatim'] });
    expect(await shell.request('open:take')).toEqual({ value: ['/home/analyst/a.verbatim'] });
    expect(await shell.request('open:take')).toEqual({ value: [] });
  });

  it('named when the application is started a second time: the window comes forward', async () => {
    const [window] = shell.windows;
    if (window !== undefined) window.minimised = true;
    shell.module.app.emit('second-instance', {}, ['/opt/verbatim', 'b.verbatim'], '/data');
    expect(shell.windows).toHaveLength(1);
    expect(window?.calls.map(([name]) => name)).toEqual(expect.arrayContaining(['restore', 'focus']));
    expect(sent('open:requested')).toEqual([null]);
    expect(await shell.request('open:take')).toEqual({ value: ['/data/b.verbatim'] });
  });

  it('the sample, asked for once', async () => {
    expect(await shell.request('open:take-sample')).toEqual({ value: false });
    await restart({ commandLine: ['/opt/electron', '/src', '--sample'] });
    expect(await shell.request('open:take-sample')).toEqual({ value: true });
    expect(await shell.request('open:take-sample')).toEqual({ value: false });
    shell.module.app.emit('second-instance', {}, ['/opt/electron', '/src', '--sample'], '/data');
    expect(await shell.request('open:take-sample')).toEqual({ value: true });
  });

  it('opened from the Finder, also before the application is ready', async () => {
    const event = preventable();
    await restart({
      platform: 'darwin',
      prepare: ({ module }) => void setTimeout(() => module.app.emit('open-file', event, '/data/c.verbatim')),
    });
    await expect.poll(() => event.prevented).toBe(true);
    expect(await shell.request('open:take')).toEqual({ value: ['/data/c.verbatim'] });
  });
});

describe('a second instance', () => {
  it('ends without a window, a service or a file', async () => {
    await restart({ prepare: ({ module }) => void (module.app.lock = false) });
    expect(shell.order).toContain('quit');
    expect(shell.windows).toHaveLength(0);
    expect(shell.forks).toHaveLength(0);
    expect(shell.requestHandlers.size).toBe(0);
  });
});

describe('the window', () => {
  it('has its own title bar with the native buttons', async () => {
    expect(shell.windows[0]?.options).toMatchObject({ titleBarStyle: 'hidden', titleBarOverlay: { height: 35 }, show: false });
    await restart({ platform: 'darwin' });
    expect(shell.windows[0]?.options).toMatchObject({ titleBarStyle: 'hiddenInset' });
  });

  it('opens in the colours of the system', async () => {
    expect(shell.windows[0]?.options['backgroundColor']).toBe('#1e1f22');
    await restart({ prepare: ({ module }) => void (module.nativeTheme.shouldUseDarkColors = false) });
    expect(shell.windows[0]?.options['backgroundColor']).toBe('#ffffff');
  });

  it('is shown once it has something to show', () => {
    shell.windows[0]?.emit('ready-to-show');
    expect(shell.windows[0]?.calls).toContainEqual(['show']);
  });

  it('keeps where it was left', async () => {
    const [window] = shell.windows;
    window?.maximize();
    window?.emit('close');
    const file = join(shell.userData, 'window.json');
    await expect.poll(() => existsSync(file)).toBe(true);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      bounds: { x: 10, y: 20, width: 1200, height: 800 },
      maximised: true,
      fullScreen: false,
    });
  });

  it('opens where it was left', async () => {
    const placement = { bounds: { x: 7, y: 8, width: 1000, height: 700 }, maximised: true, fullScreen: false };
    await restart({
      prepare: ({ module }) => writeFileSync(join(module.app.getPath(), 'window.json'), JSON.stringify(placement)),
    });
    expect(shell.windows[0]?.options).toMatchObject(placement.bounds);
    expect(shell.windows[0]?.maximised).toBe(true);
  });

  it('tells its page what becomes of it', () => {
    const [window] = shell.windows;
    window?.maximize();
    window?.emit('maximize');
    expect(sent('window:changed')).toEqual([{ maximised: true, fullScreen: false, focused: true }]);
  });

  it('loads its page again after a crash, three times', () => {
    const [window] = shell.windows;
    for (let crash = 0; crash < 5; crash += 1) window?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window?.loaded).toHaveLength(4);
  });
});

describe('the service', () => {
  it('is told the user data folder, the version and the account', () => {
    expect(shell.children[0]?.posted[0]?.message).toEqual({
      kind: 'start',
      userDataFolder: shell.userData,
      appVersion: '1.2.3',
    });
  });

  it('being ready is announced', () => {
    shell.children[0]?.emit('message', { kind: 'ready' });
    expect(sent('service:changed')).toEqual(['ready']);
  });

  it('closes before the application ends', async () => {
    const first = preventable();
    shell.module.app.emit('will-quit', first);
    expect(first.prevented).toBe(true);
    expect(shell.children[0]?.posted.at(-1)?.message).toEqual({ kind: 'close' });
    shell.children[0]?.emit('exit', 0);
    await expect.poll(() => shell.order.at(-1)).toBe('quit');
    const second = preventable();
    shell.module.app.emit('will-quit', second);
    expect(second.prevented).toBe(false);
  });
});

describe('closing the last window', () => {
  it('ends the application, except on macOS, where the dock opens another', async () => {
    shell.module.app.emit('window-all-closed');
    expect(shell.order.at(-1)).toBe('quit');
    await restart({ platform: 'darwin' });
    shell.module.app.emit('window-all-closed');
    expect(shell.order.at(-1)).not.toBe('quit');
    const [window] = shell.windows;
    if (window !== undefined) window.destroyed = true;
    shell.module.app.emit('activate');
    expect(shell.windows).toHaveLength(2);
  });
});

describe('the system', () => {
  it('changing between light and dark is told', () => {
    shell.module.nativeTheme.shouldUseDarkColors = false;
    shell.module.nativeTheme.emit('updated');
    expect(sent('theme:changed')).toEqual([{ source: 'system', dark: false, highContrast: false }]);
  });

  it('does not change what the person chose, now or at the next start', async () => {
    expect(await shell.request('theme:set', { source: 'dark' })).toMatchObject({ value: { source: 'dark' } });
    const kept = readFileSync(join(shell.userData, 'theme.json'), 'utf8');
    await restart({ prepare: ({ module }) => writeFileSync(join(module.app.getPath(), 'theme.json'), kept) });
    expect(shell.module.nativeTheme.themeSource).toBe('dark');
  });

  it.each([
    ['lock-screen', 'screen-locked'],
    ['suspend', 'suspended'],
  ])('on %s asks for the project to be locked', (event, reason) => {
    shell.module.powerMonitor.emit(event);
    expect(sent('power:lock')).toEqual([reason]);
    expect(shell.children[0]?.posted.at(-1)?.message).toEqual({ kind: 'lock' });
  });
});
