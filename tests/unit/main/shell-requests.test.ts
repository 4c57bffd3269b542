import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startShell } from './start-shell.ts';
import type { RunningShell } from './start-shell.ts';

let shell: RunningShell;

beforeEach(async () => {
  shell = await startShell();
});

afterEach(() => shell.dispose());

const malformed = { error: expect.objectContaining({ code: 'invalid-input', params: { reason: 'malformed-request' } }) };
const lastCall = (): unknown => shell.windows[0]?.calls.at(-1);

describe('file dialogs', () => {
  it('give the chosen paths, none when cancelled', async () => {
    const request = { title: '导入', kind: 'file', multiple: true, filters: [{ name: 'CSV', extensions: ['csv', '*'] }] };
    expect(await shell.request('dialog:open', request)).toEqual({ value: [] });
    shell.dialogs.open = { canceled: false, filePaths: ['/data/a.csv'] };
    expect(await shell.request('dialog:open', request)).toEqual({ value: ['/data/a.csv'] });
    expect(shell.dialogs.request).toEqual([
      shell.windows[0],
      {
        title: '导入',
        filters: [{ name: 'CSV', extensions: ['csv', '*'] }],
        properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
      },
    ]);
  });

  it('choose folders', async () => {
    await shell.request('dialog:open', { title: 'x', kind: 'folder', defaultPath: '/data' });
    expect(shell.dialogs.request[1]).toEqual({
      title: 'x',
      defaultPath: '/data',
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    });
  });

  it('ask before a file is replaced', async () => {
    shell.dialogs.save = { canceled: false, filePath: '/data/out.jsonl' };
    expect(await shell.request('dialog:save', { title: 'x' })).toEqual({ value: '/data/out.jsonl' });
    expect(shell.dialogs.request[1]).toMatchObject({ properties: expect.arrayContaining(['showOverwriteConfirmation']) });
    shell.dialogs.save = { canceled: true, filePath: '' };
    expect(await shell.request('dialog:save', { title: 'x' })).toEqual({ value: null });
  });
});

describe('malformed requests are refused', () => {
  it.each([
    ['dialog:open', { title: 'x', kind: 'drive' }],
    ['dialog:open', { title: 'x', kind: 'file', filters: [{ name: 'x', extensions: ['../x'] }] }],
    ['dialog:save', null],
    ['shell:reveal', { path: 'relative' }],
    ['shell:reveal', { path: '/data/\0' }],
    ['recent:add', { path: 7 }],
    ['theme:set', { source: 'pink' }],
    ['menu:set', { menus: [{ kind: 'submenu', id: 'x', labelText: 'x', items: [{ kind: 'role', role: 'toggleDevTools', labelText: 'x' }] }] }],
    ['window:set-title-bar-colors', { background: 'url(x)', symbols: '#ffffff' }],
    ['window:set-progress', { fraction: 2 }],
    ['window:set-zoom', { level: Number.NaN }],
    ['clipboard:write', { text: 7 }],
    ['keychain:store', { project: '6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9', passphrase: '' }],
  ])('%s with %j', async (name, input) => {
    expect(await shell.request(name, input)).toEqual(malformed);
  });
});

describe('what the workbench asks of its window', () => {
  it.each([
    ['window:minimise', null, ['minimize']],
    ['window:close', null, ['close']],
    ['window:set-title', { title: '客户之声', path: '/data/a.verbatim' }, ['setTitle', '客户之声']],
    ['window:set-progress', { fraction: 0.5 }, ['setProgressBar', 0.5]],
    ['window:set-progress', { fraction: null }, ['setProgressBar', -1]],
    [
      'window:set-title-bar-colors',
      { background: '#101010', symbols: '#fafafa' },
      ['setTitleBarOverlay', { color: '#101010', symbolColor: '#fafafa', height: 35 }],
    ],
  ])('%s %j', async (name, input, call) => {
    expect(await shell.request(name, input)).toEqual({ value: null });
    expect(lastCall()).toEqual(call);
  });

  it('its state, and to be larger or smaller', async () => {
    expect(await shell.request('window:state')).toEqual({ value: { maximised: false, fullScreen: false, focused: true } });
    await shell.request('window:toggle-maximised');
    await shell.request('window:set-full-screen', { fullScreen: true });
    expect(await shell.request('window:state')).toEqual({ value: { maximised: true, fullScreen: true, focused: true } });
    await shell.request('window:toggle-maximised');
    expect(shell.windows[0]?.maximised).toBe(false);
  });

  it.each([
    [0.5, 0.5],
    [99, 6],
    [-99, -4],
  ])('a zoom of %d gives %d', async (level, zoom) => {
    await shell.request('window:set-zoom', { level });
    expect(shell.windows[0]?.webContents.zoomLevel).toBe(zoom);
  });

  it('to be loaded again', async () => {
    await shell.request('window:reload');
    expect(shell.windows[0]?.webContents.reloads).toBe(1);
  });

  it('is refused when there is none', async () => {
    const [window] = shell.windows;
    if (window !== undefined) window.destroyed = true;
    expect(await shell.request('window:close')).toMatchObject({ error: { code: 'not-found', params: { reason: 'no-window' } } });
  });
});

describe('what the workbench asks of the system', () => {
  it('a file is shown in its folder', async () => {
    await shell.request('shell:reveal', { path: '/data/out.jsonl' });
    expect(shell.module.shell.shown).toEqual(['/data/out.jsonl']);
  });

  it('text and its marked-up form go onto the clipboard', async () => {
    await shell.request('clipboard:write', { text: '坐过山车', html: '<b>坐过山车</b>' });
    expect(shell.clipboardItems).toEqual([{ items: { 'text/plain': '坐过山车', 'text/html': '<b>坐过山车</b>' } }]);
  });

  it('recent documents are kept and cleared', async () => {
    await shell.request('recent:add', { path: '/data/a.verbatim' });
    expect(shell.recent).toEqual(['/data/a.verbatim']);
    await shell.request('recent:clear');
    expect(shell.recent).toEqual([]);
  });

  it('how long nobody touched the machine, and how the service is', async () => {
    expect(await shell.request('power:idle-seconds')).toEqual({ value: 42 });
    expect(await shell.request('service:state')).toEqual({ value: 'starting' });
  });
});

describe('the menu that the workbench sends', () => {
  const model = {
    menus: [{ kind: 'submenu', id: 'file', labelText: 'File', items: [{ kind: 'command', id: 'project.open', labelText: 'Open' }] }],
  };

  it('is the native one on macOS, and its choice comes back as a command', async () => {
    shell.dispose();
    shell = await startShell({ platform: 'darwin' });
    expect(shell.menus).toEqual([[{ role: 'appMenu' }, { role: 'editMenu' }]]);
    await shell.request('menu:set', model);
    const menu: unknown = shell.menus.at(-1);
    expect(menu).toMatchObject([{ label: 'File', submenu: [{ label: 'Open' }] }]);
    const [{ submenu }] = menu as [{ submenu: [{ click: () => void }] }];
    submenu[0].click();
    expect(shell.windows[0]?.webContents.sent.at(-1)).toEqual(['menu:command', { id: 'project.open' }]);
  });

  it('is left to the workbench elsewhere', async () => {
    expect(await shell.request('menu:set', model)).toEqual({ value: null });
    expect(shell.menus).toEqual([null]);
  });
});
