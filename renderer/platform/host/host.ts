import type { ClipboardContent, MenuCommand } from '#shared/base/desktop-api.ts';
import type { Dispose } from '#shared/base/disposables.ts';
import type { MenuModel } from '#shared/base/menu-model.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { PathPickOptions } from '#renderer/platform/host/path-pick-options.ts';

/** What the surroundings can do; views ask this, never which surroundings they are in. */
export interface HostCapabilities {
  /** The operating system's own file dialogs. */
  readonly nativeDialogs: boolean;
  /** Can show a file in its folder. */
  readonly revealFile: boolean;
  /** The system draws the window's buttons over the title bar, which moves the window. */
  readonly windowControls: boolean;
  /** A passphrase can be kept in the system's keychain. */
  readonly keychain: boolean;
  /** The menu bar is drawn by the system (macOS). */
  readonly systemMenu: boolean;
  /** The browser keeps some keys (Ctrl+W, Ctrl+N, Ctrl+Tab) for itself. */
  readonly browserKeys: boolean;
}

export type Platform = 'mac' | 'windows' | 'linux';

/** Operating-system abilities behind one face, whichever shell the workbench runs in. */
export interface Host {
  readonly kind: 'desktop' | 'browser';
  readonly platform: Platform;
  readonly capabilities: HostCapabilities;
  /** Opens the channel to the service; called again after it was lost. */
  openTransport(): Promise<Transport>;
  /** Native file dialog; only with `nativeDialogs`. */
  pickPaths?(options: PathPickOptions): Promise<readonly string[]>;
  revealFile?(path: string): Promise<void>;
  /** What the start asked for: a project to open, or the sample. Answers once; empty afterwards. */
  takeStartRequest(): Promise<StartRequest>;
  /** Told when the system asks to open another project; take it with `takeStartRequest`. */
  onStartRequest(listener: () => void): Dispose;
  /** Told when the machine is locked or put to sleep. */
  onLock(listener: () => void): Dispose;
  /** Puts text on the clipboard; `html` is the same for programs that take formatted text. */
  writeClipboard(content: ClipboardContent): Promise<void>;
  /** What the importer takes in place of a path for a file that was dropped on the window. */
  fileSource(file: File, options?: FileSourceOptions): Promise<{ readonly source: string; readonly name: string }>;
  /** Name of the open project for the window's title and the system's list of recent documents. */
  showProject(name: string | undefined, path: string | undefined): void;
  /** Follows the workbench's theme with what the shell draws itself. */
  showTheme(theme: 'system' | 'light' | 'dark', colors: { readonly background: string; readonly symbols: string }): void;
  /** Share of the running work for the system's task bar; undefined clears it. */
  showProgress(fraction: number | undefined): void;
  /** Draws the system's own menu bar, where it has one. */
  setMenu?(model: MenuModel): void;
  onMenuCommand?(listener: (command: MenuCommand) => void): Dispose;
}

export interface StartRequest {
  readonly open: string | undefined;
  readonly sample: boolean;
}

export interface FileSourceOptions {
  readonly signal?: AbortSignal;
  /** In bytes. */
  readonly onProgress?: (sent: number, total: number) => void;
}
