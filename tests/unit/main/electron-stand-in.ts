/**
 * A stand-in for the `electron` module: it remembers what the shell asked for and
 * lets a test play the system's part. Its shape is checked only by use; the shell
 * itself is typed against Electron's own declarations.
 */
import { EventEmitter } from 'node:events';

type Handler = (...values: unknown[]) => unknown;

/** An event whose default can be prevented. */
export function preventable(): { prevented: boolean; preventDefault(): void } {
  return {
    prevented: false,
    preventDefault() {
      this.prevented = true;
    },
  };
}

export class StandInSession extends EventEmitter {
  handlers = new Map<string, unknown>();
  proxies: unknown[] = [];
  proxyFailure: Error | undefined;
  webRequest = { onBeforeRequest: (handler: unknown) => void this.handlers.set('onBeforeRequest', handler) };
  setPermissionRequestHandler = this.#keeper('permissionRequest');
  setPermissionCheckHandler = this.#keeper('permissionCheck');
  setDevicePermissionHandler = this.#keeper('devicePermission');
  setDisplayMediaRequestHandler = this.#keeper('displayMedia');
  setBluetoothPairingHandler = this.#keeper('bluetoothPairing');
  setSpellCheckerEnabled = this.#keeper('spellCheckerEnabled');
  setSpellCheckerLanguages = this.#keeper('spellCheckerLanguages');
  setSpellCheckerDictionaryDownloadURL = this.#keeper('spellCheckerDownloadUrl');

  #keeper(name: string): (value: unknown) => void {
    return (value) => void this.handlers.set(name, value);
  }

  async setProxy(config: unknown): Promise<void> {
    if (this.proxyFailure !== undefined) throw this.proxyFailure;
    this.proxies.push(config);
  }

  /** Calls a handler that was set. */
  call(name: string, ...values: unknown[]): unknown {
    const handler = this.handlers.get(name);
    if (typeof handler !== 'function') throw new Error(`No handler: ${name}`);
    return handler(...values);
  }
}

export class StandInWebContents extends EventEmitter {
  sent: [name: string, payload: unknown][] = [];
  windowOpenHandler: ((details: unknown) => unknown) | undefined;
  webRtcPolicy: unknown;
  zoomLevel = 0;
  reloads = 0;
  isDestroyed = (): boolean => false;
  send = (name: string, payload: unknown): void => void this.sent.push([name, payload]);
  setWindowOpenHandler = (handler: (details: unknown) => unknown): void => void (this.windowOpenHandler = handler);
  setWebRTCIPHandlingPolicy = (policy: unknown): void => void (this.webRtcPolicy = policy);
  setZoomLevel = (level: number): void => void (this.zoomLevel = level);
  reload = (): void => void (this.reloads += 1);
}

export class StandInWindow extends EventEmitter {
  static opened: StandInWindow[] = [];
  static onCreate: (window: StandInWindow) => void = () => undefined;
  options: Record<string, unknown>;
  webContents = new StandInWebContents();
  calls: [name: string, ...values: unknown[]][] = [];
  loaded: string[] = [];
  destroyed = false;
  maximised = false;
  minimised = false;
  fullScreen = false;
  bounds = { x: 10, y: 20, width: 1200, height: 800 };

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    StandInWindow.opened.push(this);
    StandInWindow.onCreate(this);
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
  isDestroyed = (): boolean => this.destroyed;
  isMaximized = (): boolean => this.maximised;
  isMinimized = (): boolean => this.minimised;
  isFullScreen = (): boolean => this.fullScreen;
  isFocused = (): boolean => true;
  getNormalBounds = (): object => this.bounds;
  maximize = (): void => void (this.maximised = true);
  unmaximize = (): void => void (this.maximised = false);
  setFullScreen = (fullScreen: boolean): void => void (this.fullScreen = fullScreen);
  restore = this.#recorder('restore');
  focus = this.#recorder('focus');
  show = this.#recorder('show');
  minimize = this.#recorder('minimize');
  close = this.#recorder('close');
  setTitle = this.#recorder('setTitle');
  setRepresentedFilename = this.#recorder('setRepresentedFilename');
  setBackgroundColor = this.#recorder('setBackgroundColor');
  setTitleBarOverlay = this.#recorder('setTitleBarOverlay');
  setProgressBar = this.#recorder('setProgressBar');

  #recorder(name: string): (...values: unknown[]) => void {
    return (...values) => void this.calls.push([name, ...values]);
  }
}

export class StandInPort extends EventEmitter {
  posted: unknown[] = [];
  postMessage = (message: unknown): void => void this.posted.push(message);
  start = (): void => undefined;
  close = (): void => void this.emit('close');
}

export class StandInChild extends EventEmitter {
  posted: { message: unknown; ports: unknown[] }[] = [];
  killed = false;
  postMessage = (message: unknown, ports: unknown[] = []): void => void this.posted.push({ message, ports });
  kill = (): boolean => {
    this.killed = true;
    this.emit('exit', 1);
    return true;
  };
}

/** The module, and what a test looks at and plays with. */
export function createElectronStandIn(userData: string) {
  const order: string[] = [];
  const switches = new Map<string, string | undefined>();
  const requestHandlers = new Map<string, Handler>();
  const children: StandInChild[] = [];
  const forks: unknown[][] = [];
  const crashReports: unknown[] = [];
  const menus: unknown[] = [];
  const recent: string[] = [];
  const clipboardItems: unknown[] = [];
  const protocolHandlers = new Map<string, Handler>();
  const registeredSchemes: unknown[] = [];
  const dialogs: { request: unknown[]; open: unknown; save: unknown } = {
    request: [],
    open: { canceled: true, filePaths: [] },
    save: { canceled: true, filePath: '' },
  };
  const keys = { available: true, backend: 'gnome_libsecret', rotated: false, broken: false, calls: new Array<string>() };
  let ready = false;
  let whenReady: () => void = () => undefined;
  const readiness = new Promise<void>((resolve) => {
    whenReady = resolve;
  });

  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    lock: true,
    proxies: new Array<unknown>(),
    exits: new Array<number>(),
    commandLine: {
      appendSwitch: (name: string, value?: string) => {
        order.push('appendSwitch');
        switches.set(name, value);
      },
    },
    enableSandbox: () => void order.push('enableSandbox'),
    requestSingleInstanceLock: () => app.lock,
    isReady: () => ready,
    whenReady: () => readiness,
    getPath: () => userData,
    getVersion: () => '1.2.3',
    quit: () => void order.push('quit'),
    exit: (code: number) => void app.exits.push(code),
    setProxy: async (config: unknown) => void app.proxies.push(config),
    addRecentDocument: (path: string) => void recent.push(path),
    clearRecentDocuments: () => void recent.splice(0),
  });

  const defaultSession = new StandInSession();
  const nativeTheme = Object.assign(new EventEmitter(), {
    themeSource: 'system',
    shouldUseDarkColors: true,
    shouldUseHighContrastColors: false,
  });
  const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => 42 });
  const ipcMain = Object.assign(new EventEmitter(), {
    handle: (name: string, handler: Handler) => void requestHandlers.set(name, handler),
  });
  const areas = [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];

  const module = {
    app,
    ipcMain,
    nativeTheme,
    powerMonitor,
    BrowserWindow: StandInWindow,
    ClipboardItem: class {
      readonly items: unknown;
      constructor(items: unknown) {
        this.items = items;
      }
    },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => void menus.push(menu),
    },
    MessageChannelMain: class {
      port1 = new StandInPort();
      port2 = new StandInPort();
    },
    clipboard: { write: async (items: unknown[]) => void clipboardItems.push(...items) },
    crashReporter: { start: (options: unknown) => void crashReports.push(options) },
    dialog: {
      showOpenDialog: async (...values: unknown[]) => {
        dialogs.request = values;
        return dialogs.open;
      },
      showSaveDialog: async (...values: unknown[]) => {
        dialogs.request = values;
        return dialogs.save;
      },
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => {
        order.push('registerSchemes');
        registeredSchemes.push(...schemes);
      },
      handle: (scheme: string, handler: Handler) => void protocolHandlers.set(scheme, handler),
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => keys.available,
      getSelectedStorageBackend: () => keys.backend,
      encryptStringAsync: async (text: string) => {
        keys.calls.push('encrypt');
        return Buffer.from(text.split('').toReversed().join(''), 'utf8');
      },
      decryptStringAsync: async (data: Buffer) => {
        keys.calls.push('decrypt');
        if (keys.broken) throw new Error('no such key');
        return { result: data.toString('utf8').split('').toReversed().join(''), shouldReEncrypt: keys.rotated };
      },
    },
    screen: { getPrimaryDisplay: () => areas[0], getAllDisplays: () => areas },
    session: { defaultSession },
    shell: { shown: new Array<string>(), showItemInFolder: (path: string) => void module.shell.shown.push(path) },
    utilityProcess: {
      fork: (...values: unknown[]) => {
        forks.push(values);
        const child = new StandInChild();
        children.push(child);
        return child;
      },
    },
  };

  /** Every window gets its contents announced, as Electron does. */
  StandInWindow.onCreate = (window) => app.emit('web-contents-created', {}, window.webContents);

  return {
    module,
    order,
    switches,
    requestHandlers,
    children,
    forks,
    crashReports,
    menus,
    recent,
    clipboardItems,
    protocolHandlers,
    registeredSchemes,
    dialogs,
    keys,
    areas,
    windows: StandInWindow.opened,
    becomeReady: () => {
      order.push('ready');
      ready = true;
      whenReady();
    },
  };
}

export type ElectronStandIn = ReturnType<typeof createElectronStandIn>;

/** The frame that the workbench's requests come from, changed as a test needs it. */
export function frame(change: Record<string, unknown> = {}) {
  const posted: unknown[][] = [];
  return {
    origin: 'app://verbatim',
    url: 'app://verbatim/index.html',
    parent: null,
    detached: false,
    isDestroyed: () => false,
    posted,
    postMessage: (...values: unknown[]) => void posted.push(values),
    ...change,
  };
}
