/**
 * What the desktop shell offers the workbench beyond a browser, and the names it
 * travels under. The preload script exposes it as `window.verbatimDesktop`; in a
 * browser that property is absent.
 */
import { fromWireError } from './errors.ts';
import type { Dispose } from './disposables.ts';
import type { WireError } from './errors.ts';
import type { MenuModel } from './menu-model.ts';

/** The scheme and host that the workbench is served from on the desktop. */
export const DESKTOP_SCHEME = 'app';
export const DESKTOP_HOST = 'verbatim';
export const DESKTOP_ORIGIN = 'app://verbatim';

/** `type` of the window message that carries the service's MessagePort. */
export const SERVICE_PORT_MESSAGE = 'verbatim.service-port';

/**
 * The window message that answers {@link DesktopApi.requestServicePort}, its only
 * port in `event.ports[0]`. Take it only when `event.source === window` and the
 * nonce is the one that was sent.
 */
export interface ServicePortMessage {
  readonly type: typeof SERVICE_PORT_MESSAGE;
  readonly nonce: string;
}

export interface FileFilter {
  readonly name: string;
  /** Without dots; `*` for any. */
  readonly extensions: readonly string[];
}

export interface OpenDialogRequest {
  readonly title: string;
  readonly buttonLabel?: string;
  readonly defaultPath?: string;
  readonly kind: 'file' | 'folder';
  readonly multiple?: boolean;
  readonly filters?: readonly FileFilter[];
}

export interface SaveDialogRequest {
  readonly title: string;
  readonly buttonLabel?: string;
  readonly defaultPath?: string;
  readonly filters?: readonly FileFilter[];
}

export type ThemeSource = 'system' | 'light' | 'dark';

export interface ThemeState {
  readonly source: ThemeSource;
  readonly dark: boolean;
  readonly highContrast: boolean;
}

export interface WindowFrameState {
  readonly maximised: boolean;
  readonly fullScreen: boolean;
  readonly focused: boolean;
}

/** Colours (`#rrggbb`) of the native buttons that lie over the workbench's own title bar. */
export interface TitleBarColors {
  readonly background: string;
  readonly symbols: string;
}

export interface ClipboardContent {
  readonly text: string;
  readonly html?: string;
}

/** Where the service process stands. After `ready` that follows `restarting` ask for a new port. */
export type ServiceState = 'starting' | 'ready' | 'restarting' | 'failed';

export type LockReason = 'screen-locked' | 'suspended';

export interface MenuCommand {
  readonly id: string;
  readonly argument?: string;
}

export interface KeychainState {
  /** False where the system has no keychain, or only one that keeps secrets in plain text. */
  readonly available: boolean;
}

/** Requests from the workbench to the shell: name, then what goes in and what comes back. */
export interface DesktopRequests {
  'dialog:open': { input: OpenDialogRequest; output: readonly string[] };
  'dialog:save': { input: SaveDialogRequest; output: string | null };
  'shell:reveal': { input: { path: string }; output: null };
  'clipboard:write': { input: ClipboardContent; output: null };
  'menu:set': { input: MenuModel; output: null };
  'theme:get': { input: null; output: ThemeState };
  'theme:set': { input: { source: ThemeSource }; output: ThemeState };
  'recent:add': { input: { path: string }; output: null };
  'recent:clear': { input: null; output: null };
  'open:take': { input: null; output: readonly string[] };
  'open:take-sample': { input: null; output: boolean };
  'keychain:state': { input: null; output: KeychainState };
  'keychain:store': { input: { project: string; passphrase: string }; output: null };
  'keychain:read': { input: { project: string }; output: string | null };
  'keychain:forget': { input: { project: string }; output: null };
  'window:state': { input: null; output: WindowFrameState };
  'window:minimise': { input: null; output: null };
  'window:toggle-maximised': { input: null; output: null };
  'window:set-full-screen': { input: { fullScreen: boolean }; output: null };
  'window:set-zoom': { input: { level: number }; output: null };
  'window:set-title': { input: { title: string; path: string | null }; output: null };
  'window:set-title-bar-colors': { input: TitleBarColors; output: null };
  'window:set-progress': { input: { fraction: number | null }; output: null };
  'window:reload': { input: null; output: null };
  'window:close': { input: null; output: null };
  'service:state': { input: null; output: ServiceState };
  'power:idle-seconds': { input: null; output: number };
}

/** What the shell announces to the workbench. */
export interface DesktopEvents {
  'menu:command': MenuCommand;
  'open:requested': null;
  'theme:changed': ThemeState;
  'window:changed': WindowFrameState;
  'service:changed': ServiceState;
  'power:lock': LockReason;
}

export type DesktopRequestName = keyof DesktopRequests;
export type DesktopEventName = keyof DesktopEvents;

/** An answer that crosses the context bridge, where a thrown error would keep only its message. */
export type DesktopReply<Value> = { readonly value: Value } | { readonly error: WireError };

/** `window.verbatimDesktop`. Every promise resolves; see {@link desktopValue} for turning a refusal into an error. */
export interface DesktopApi {
  readonly platform: 'win32' | 'darwin' | 'linux';
  /**
   * Asks for a MessagePort straight to the service. It arrives as a
   * {@link ServicePortMessage} on this window, once the service is up.
   * @param nonce 16 to 128 letters and digits, new for every request.
   */
  requestServicePort(nonce: string): void;
  /** Absolute path of a file that was dropped or chosen; empty where it has none on disk. */
  pathForFile(file: unknown): string;

  /** Chosen paths, none when the person cancelled. */
  showOpenDialog(request: OpenDialogRequest): Promise<DesktopReply<readonly string[]>>;
  /** The chosen path, or null when the person cancelled. */
  showSaveDialog(request: SaveDialogRequest): Promise<DesktopReply<string | null>>;
  /** Shows the file in the system's file manager. */
  revealInFolder(path: string): Promise<DesktopReply<null>>;
  writeClipboard(content: ClipboardContent): Promise<DesktopReply<null>>;

  /** The native menu bar of macOS; other systems ignore it, since the workbench draws its own. */
  setMenu(model: MenuModel): Promise<DesktopReply<null>>;
  themeState(): Promise<DesktopReply<ThemeState>>;
  setTheme(source: ThemeSource): Promise<DesktopReply<ThemeState>>;

  /** Enters a project in the system's list of recent documents (jump list, dock). */
  addRecentDocument(path: string): Promise<DesktopReply<null>>;
  clearRecentDocuments(): Promise<DesktopReply<null>>;
  /** Projects the system asked to open since the last call, oldest first. */
  takeOpenRequests(): Promise<DesktopReply<readonly string[]>>;
  /** Whether the start asked for the sample project (`--sample`); true once. */
  takeSampleRequest(): Promise<DesktopReply<boolean>>;

  keychainState(): Promise<DesktopReply<KeychainState>>;
  /** @param project GUID of the project. */
  storePassphrase(project: string, passphrase: string): Promise<DesktopReply<null>>;
  /** The kept passphrase, or null where none is kept or it can no longer be read. */
  readPassphrase(project: string): Promise<DesktopReply<string | null>>;
  forgetPassphrase(project: string): Promise<DesktopReply<null>>;

  windowState(): Promise<DesktopReply<WindowFrameState>>;
  minimiseWindow(): Promise<DesktopReply<null>>;
  toggleMaximisedWindow(): Promise<DesktopReply<null>>;
  setFullScreen(fullScreen: boolean): Promise<DesktopReply<null>>;
  /** @param level 0 is 100 %, each step 20 %; clamped to -4..6. */
  setZoom(level: number): Promise<DesktopReply<null>>;
  setTitle(title: string, path: string | null): Promise<DesktopReply<null>>;
  setTitleBarColors(colors: TitleBarColors): Promise<DesktopReply<null>>;
  /** @param fraction 0 to 1, or null to clear. */
  setProgress(fraction: number | null): Promise<DesktopReply<null>>;
  reloadWindow(): Promise<DesktopReply<null>>;
  closeWindow(): Promise<DesktopReply<null>>;

  serviceState(): Promise<DesktopReply<ServiceState>>;
  /** Seconds since the person last touched the machine. */
  idleSeconds(): Promise<DesktopReply<number>>;

  onMenuCommand(handler: (command: MenuCommand) => void): Dispose;
  onOpenRequested(handler: () => void): Dispose;
  onThemeChanged(handler: (state: ThemeState) => void): Dispose;
  onWindowChanged(handler: (state: WindowFrameState) => void): Dispose;
  onServiceChanged(handler: (state: ServiceState) => void): Dispose;
  /** The person left the machine; the service was told to lock the project already. */
  onLock(handler: (reason: LockReason) => void): Dispose;
}

/**
 * The value of an answer.
 * @throws AppError when the shell refused or failed.
 */
export async function desktopValue<Value>(answer: Promise<DesktopReply<Value>>): Promise<Value> {
  const reply = await answer;
  if ('error' in reply) throw fromWireError(reply.error);
  return reply.value;
}
