/**
 * What a command may use. The interfaces stand here, in the platform, so that
 * contributions can be typed without importing the workbench that implements them.
 */
import type { RpcClient } from '#renderer/platform/rpc/rpc-client.ts';
import type { Host } from '#renderer/platform/host/host.ts';
import type { PathPickOptions } from '#renderer/platform/host/path-pick-options.ts';
import type { ContextValue } from '#renderer/platform/context-keys/context-key-store.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';

/** Values that survive a restart inside the saved layout. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What a tab shows: the same type and id is the same tab. */
export interface EditorInput {
  readonly type: string;
  readonly id: string;
  readonly params?: Readonly<Record<string, JsonValue>>;
}

export interface OpenEditorOptions {
  /** Shown in italics and replaced by the next preview; default false. */
  readonly preview?: boolean;
  /** Keep the tab at the left and out of "close others". */
  readonly pinned?: boolean;
  /** Group to open in; default the active one. */
  readonly group?: string;
  /** Open in a (new) group beside the active one. */
  readonly side?: boolean;
  /** Move the keyboard into the editor; default true. */
  readonly focus?: boolean;
}

/** An editor that is open now. */
export interface OpenEditor {
  /** Unique among open tabs: the same input may be open in two groups. */
  readonly panelId: string;
  readonly group: string;
  readonly input: EditorInput;
  readonly title: string;
  readonly preview: boolean;
  readonly pinned: boolean;
}

export interface EditorService {
  /** Opens or reveals a tab. Params of an open tab are replaced, so a deep link works twice. */
  openEditor(input: EditorInput, options?: OpenEditorOptions): void;
  closeEditor(panelId?: string): void;
  /** Closes every tab that shows this input (of a deleted thing, for instance). */
  closeInput(type: string, id?: string): void;
  activeEditor(): OpenEditor | undefined;
  openEditors(): readonly OpenEditor[];
  split(direction?: 'right' | 'down'): void;
  reopenClosed(): void;
  focusActive(): void;
}

export interface QuickPickItem<Value = unknown> {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly icon?: string;
  /** Code palette index: a swatch before the label. */
  readonly color?: number;
  /** Shown as key caps at the right. */
  readonly keys?: readonly string[];
  /** Heading above the first item of a run with the same group. */
  readonly group?: string;
  /** Never filtered out (a "create …" row, for instance). */
  readonly alwaysShow?: boolean;
  readonly value: Value;
}

export interface QuickPickOptions<Value = unknown> {
  readonly title?: string;
  readonly placeholder?: string;
  readonly initialQuery?: string;
  /** Message of an empty list. */
  readonly emptyText?: string;
  /** Several answers at once; the promise then resolves with all of them. */
  readonly selectedIds?: readonly string[];
  /** Items that depend on what was typed; called on each change, aborted by the next. */
  readonly provide?: (query: string, signal: AbortSignal) => Promise<readonly QuickPickItem<Value>[]>;
}

export interface QuickInputOptions {
  readonly title?: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** Translated reason why the text is not acceptable, or undefined. */
  readonly validate?: (text: string) => string | undefined;
}

export interface QuickInput {
  /** Resolves with the chosen item, or undefined after Escape. */
  pick<Value>(items: readonly QuickPickItem<Value>[], options?: QuickPickOptions<Value>): Promise<QuickPickItem<Value> | undefined>;
  pickMany<Value>(items: readonly QuickPickItem<Value>[], options?: QuickPickOptions<Value>): Promise<readonly QuickPickItem<Value>[] | undefined>;
  input(options?: QuickInputOptions): Promise<string | undefined>;
  /** Opens the quick-open list; `>` shows commands. */
  openQuickOpen(prefix?: string): void;
}

export type Severity = 'info' | 'success' | 'warning' | 'error';

export interface NotificationAction {
  readonly label: string;
  run(): void;
}

export interface NotificationOptions {
  readonly detail?: string;
  readonly actions?: readonly NotificationAction[];
  /** Stays until dismissed; errors do by default. */
  readonly sticky?: boolean;
  /** Replaces the toast of the same key. */
  readonly key?: string;
}

export interface Notifications {
  notify(severity: Severity, message: string, options?: NotificationOptions): void;
  /** Translates an error and shows it; a cancelled one is never shown. */
  error(error: unknown, options?: NotificationOptions): void;
  dismiss(key: string): void;
}

export interface ConfirmOptions {
  readonly title: string;
  readonly message?: string;
  /** Consequences, one a line. */
  readonly details?: readonly string[];
  readonly confirmLabel?: string;
  readonly cancelLabel?: string;
  readonly destructive?: boolean;
}

export interface Dialogs {
  confirm(options: ConfirmOptions): Promise<boolean>;
  /** Native dialog on the desktop, a folder browser answered by the service elsewhere. Empty after Cancel. */
  pickPaths(options: PathPickOptions): Promise<readonly string[]>;
}

export type Part = 'sideBar' | 'panel' | 'inspector' | 'editor' | 'activityBar' | 'statusBar' | 'titleBar';

export interface LayoutService {
  showSideBar(id: string, focus?: boolean): void;
  showPanel(id: string, focus?: boolean): void;
  toggle(part: 'sideBar' | 'panel' | 'inspector'): void;
  setVisible(part: 'sideBar' | 'panel' | 'inspector', visible: boolean): void;
  focusPart(part: Part): void;
}

export interface CommandExecutor {
  execute(id: string, args?: unknown): Promise<unknown>;
}

export interface ContextKeys {
  get(key: string): ContextValue;
  set(key: string, value: ContextValue): void;
}

export interface SettingsReader {
  get(key: string): JsonValue | undefined;
  set(key: string, value: JsonValue | undefined): Promise<void>;
}

/** Handed to every command. */
export interface ServicesAccessor {
  readonly rpc: RpcClient;
  readonly host: Host;
  readonly editors: EditorService;
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly dialogs: Dialogs;
  readonly layout: LayoutService;
  readonly commands: CommandExecutor;
  readonly contextKeys: ContextKeys;
  readonly settings: SettingsReader;
  readonly t: Translate;
}
