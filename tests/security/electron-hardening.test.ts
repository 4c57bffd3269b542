import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StandInSession, StandInWebContents, frame, preventable } from '../unit/main/electron-stand-in.ts';
import { startShell } from '../unit/main/start-shell.ts';
import type { RunningShell } from '../unit/main/start-shell.ts';

let shell: RunningShell;

beforeEach(async () => {
  shell = await startShell();
});

afterEach(() => shell.dispose());

describe('before Electron is ready', () => {
  it('every renderer is put into the sandbox', () => {
    expect(shell.order).toContain('enableSandbox');
    expect(shell.order.indexOf('enableSandbox')).toBeLessThan(shell.order.indexOf('ready'));
  });

  it.each([
    ['host-resolver-rules', 'MAP * ~NOTFOUND'],
    ['proxy-server', '127.0.0.1:9'],
    ['proxy-bypass-list', '<-loopback>'],
    ['disable-background-networking', undefined],
    ['disable-component-update', undefined],
    ['disable-domain-reliability', undefined],
    ['disable-breakpad', undefined],
    ['disable-quic', undefined],
    ['dns-prefetch-disable', undefined],
    ['no-pings', undefined],
    ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ])('the switch %s is set', (name, value) => {
    expect(shell.switches.has(name)).toBe(true);
    expect(shell.switches.get(name)).toBe(value);
    expect(shell.order.lastIndexOf('appendSwitch')).toBeLessThan(shell.order.indexOf('ready'));
  });

  it('features that would call servers are off', () => {
    const disabled = shell.switches.get('disable-features')?.split(',') ?? [];
    expect(disabled).toEqual(
      expect.arrayContaining(['MediaRouter', 'OptimizationHints', 'AutofillServerCommunication', 'Translate']),
    );
  });

  it('the scheme is a secure origin under the policy, without workers or extensions of others', () => {
    expect(shell.order.indexOf('registerSchemes')).toBeLessThan(shell.order.indexOf('ready'));
    expect(shell.registeredSchemes).toEqual([
      {
        scheme: 'app',
        privileges: expect.objectContaining({
          standard: true,
          secure: true,
          bypassCSP: false,
          allowServiceWorkers: false,
          allowExtensions: false,
          corsEnabled: false,
        }),
      },
    ]);
  });
});

describe('the page', () => {
  it.each([
    ['sandbox', true],
    ['contextIsolation', true],
    ['nodeIntegration', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
    ['webSecurity', true],
    ['allowRunningInsecureContent', false],
    ['experimentalFeatures', false],
    ['webviewTag', false],
    ['navigateOnDragDrop', false],
    ['plugins', false],
    ['spellcheck', false],
    ['devTools', false],
  ])('is opened with %s: %s', (name, value) => {
    expect(shell.windows[0]?.options['webPreferences']).toMatchObject({ [name]: value });
  });

  it('has developer tools only when run from the source tree', async () => {
    shell.dispose();
    shell = await startShell({ prepare: ({ module }) => void (module.app.isPackaged = false) });
    expect(shell.windows[0]?.options['webPreferences']).toMatchObject({ devTools: true, sandbox: true });
  });

  it('is loaded from our own scheme', () => {
    expect(shell.windows[0]?.loaded).toEqual(['app://verbatim/index.html']);
  });
});

describe('every page, also one that should never exist', () => {
  const contentsOf = (): StandInWebContents => {
    const contents = new StandInWebContents();
    shell.module.app.emit('web-contents-created', {}, contents);
    return contents;
  };

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('is kept from %s', (name) => {
    const event = preventable();
    contentsOf().emit(name, event);
    expect(event.prevented).toBe(true);
  });

  it('opens no window', () => {
    expect(contentsOf().windowOpenHandler?.({ url: 'app://verbatim/index.html' })).toEqual({ action: 'deny' });
  });

  it('chooses no Bluetooth device', () => {
    const event = preventable();
    const chosen: string[] = [];
    contentsOf().emit('select-bluetooth-device', event, [{ deviceId: 'x' }], (id: string) => chosen.push(id));
    expect(event.prevented).toBe(true);
    expect(chosen).toEqual(['']);
  });

  it('makes no direct connection for calls', () => {
    expect(contentsOf().webRtcPolicy).toBe('disable_non_proxied_udp');
  });

  it('includes the workbench itself', () => {
    const event = preventable();
    shell.windows[0]?.webContents.emit('will-navigate', event);
    expect(event.prevented).toBe(true);
  });
});

describe.each(['the default session', 'a session made later'])('%s', (which) => {
  let session: StandInSession;

  beforeEach(() => {
    session = which === 'the default session' ? shell.module.session.defaultSession : new StandInSession();
    if (session !== shell.module.session.defaultSession) shell.module.app.emit('session-created', session);
  });

  const isCancelled = (url: string, resourceType = 'xhr'): unknown => {
    let answer: unknown;
    session.call('onBeforeRequest', { url, resourceType }, (response: unknown) => (answer = response));
    return answer;
  };

  it.each([
    ['app://verbatim/index.html', 'mainFrame'],
    ['app://verbatim/assets/index.js?x=1', 'script'],
    ['blob:app://verbatim/1b4e28ba', 'image'],
    ['data:image/png;base64,AA==', 'image'],
  ])('loads %s', (url, type) => {
    expect(isCancelled(url, type)).toEqual({ cancel: false });
  });

  it.each([
    ['https://example.com/', 'xhr'],
    ['http://127.0.0.1:8080/', 'xhr'],
    ['ws://localhost/', 'webSocket'],
    ['wss://verbatim/', 'webSocket'],
    ['ftp://example.com/', 'other'],
    ['file:///etc/passwd', 'mainFrame'],
    ['chrome://version/', 'mainFrame'],
    ['chrome-extension://abc/x.js', 'script'],
    ['devtools://devtools/bundled/inspector.html', 'mainFrame'],
    ['data:text/html,<p>', 'mainFrame'],
    ['data:text/javascript,1', 'script'],
    ['blob:https://example.com/1', 'image'],
    ['app://other/index.html', 'mainFrame'],
    ['app://verbatim.evil/index.html', 'mainFrame'],
    ['app://verbatim:81/index.html', 'mainFrame'],
    ['app://user@verbatim/index.html', 'mainFrame'],
    ['application://verbatim/', 'mainFrame'],
    ['not an address', 'other'],
  ])('cancels %s', (url, type) => {
    expect(isCancelled(url, type)).toEqual({ cancel: true });
  });

  it.each(['media', 'notifications', 'clipboard-read', 'geolocation', 'openExternal', 'fullscreen'])(
    'refuses the permission %s, asked or looked up',
    (permission) => {
      const answers: unknown[] = [];
      session.call('permissionRequest', {}, permission, (granted: unknown) => answers.push(granted), {});
      expect(answers).toEqual([false]);
      expect(session.call('permissionCheck', {}, permission, 'app://verbatim', {})).toBe(false);
    },
  );

  it.each(['hid', 'serial', 'usb'])('refuses %s devices', (deviceType) => {
    expect(session.call('devicePermission', { deviceType, origin: 'app://verbatim' })).toBe(false);
  });

  it('shares no screen and pairs nothing', () => {
    const answers: unknown[] = [];
    session.call('displayMedia', {}, (streams: unknown) => answers.push(streams));
    session.call('bluetoothPairing', {}, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([null, { confirmed: false }]);
  });

  it('saves no download', () => {
    const event = preventable();
    session.emit('will-download', event, {}, {});
    expect(event.prevented).toBe(true);
  });

  it('fetches no spelling dictionary', () => {
    expect(session.handlers.get('spellCheckerEnabled')).toBe(false);
    expect(session.handlers.get('spellCheckerLanguages')).toEqual([]);
    expect(session.handlers.get('spellCheckerDownloadUrl')).toMatch(/^app:\/\/verbatim\//);
  });

  it('sends everything else to a dead proxy, loopback included', () => {
    expect(session.proxies).toEqual([
      { mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' },
    ]);
  });
});

describe('the application', () => {
  it('gives its own requests the dead proxy too', () => {
    expect(shell.module.app.proxies).toEqual([
      { mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' },
    ]);
  });

  it('starts no crash reporter', () => {
    expect(shell.crashReports).toEqual([]);
  });

  it('opens no window where the proxy cannot be set', async () => {
    shell.dispose();
    const failing = startShell({
      prepare: ({ module }) => void (module.session.defaultSession.proxyFailure = new Error('no proxy')),
    });
    await expect(failing).rejects.toThrow('no proxy');
  });

  it('ends when a later session cannot be shut', async () => {
    const session = new StandInSession();
    session.proxyFailure = new Error('no proxy');
    shell.module.app.emit('session-created', session);
    await expect.poll(() => shell.module.app.exits).toEqual([1]);
  });

  it('has no menu that could reload or open developer tools', () => {
    expect(shell.menus).toEqual([null]);
  });
});

describe('a request to the shell', () => {
  it.each([
    ['another origin', { origin: 'https://example.com', url: 'https://example.com/' }],
    ['an origin that only starts alike', { origin: 'app://verbatim.evil', url: 'app://verbatim.evil/' }],
    ['an opaque origin', { origin: 'null' }],
    ['the right origin at another address', { url: 'data:text/html,x' }],
    ['a frame inside the page', { parent: frame() }],
    ['a detached frame', { detached: true }],
  ])('from %s is refused unread', async (_what, change) => {
    const refusal = { error: { code: 'invalid-input', params: { reason: 'untrusted-sender' }, retryable: false, logId: '' } };
    for (const name of shell.requestHandlers.keys()) {
      expect(await shell.request(name, null, frame(change)), name).toEqual(refusal);
    }
  });

  it('from a frame that is gone is refused', async () => {
    expect(await shell.requestHandlers.get('recent:clear')?.({ senderFrame: null }, null)).toMatchObject({
      error: { code: 'invalid-input', params: { reason: 'untrusted-sender' } },
    });
  });

  it('from the page itself is answered', async () => {
    expect(await shell.request('theme:get')).toEqual({ value: { source: 'system', dark: true, highContrast: false } });
  });
});
