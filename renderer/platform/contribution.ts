/**
 * The whole extension surface of the workbench. A feature exports one
 * `contribution` from `renderer/features/<name>/contribution.ts(x)`; the entry
 * finds it by a glob. Titles, descriptions and labels are message keys.
 */
import type { ComponentType } from 'react';
import type { ProjectInfo } from '#shared/contracts/project.ts';
import type { Selection } from '#renderer/platform/selection/selection-store.ts';
import type { EditorInput, JsonValue, QuickPickItem, ServicesAccessor } from '#renderer/platform/services.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';

/** Lazily loaded view: `() => import('./codebook-view.tsx').then((m) => m.CodebookView)`. */
export type Load<Props> = () => Promise<ComponentType<Props>>;

/** Name of an icon: one of the workbench's own (base/icon-paths.ts) or any codicon. */
export type IconName = string;

export interface KeybindingDescription {
  /** Keys joined by `+`, chords by a space: `Ctrl+K Ctrl+S`, `Shift+Alt+ArrowDown`, `j`. */
  readonly key: string;
  /** On macOS; without it `Ctrl` becomes `Cmd`. */
  readonly mac?: string;
  /** Second binding, active in a browser tab where the browser keeps the first for itself. */
  readonly browser?: string;
  /** Extra condition on top of the command's own `when`. */
  readonly when?: string;
  /** Arguments of the command when this key is pressed. */
  readonly args?: unknown;
}

/** Menus of the title bar, then places that a view names. */
export type MenuId =
  | 'file' | 'edit' | 'view' | 'go' | 'code' | 'analyse' | 'help'
  | `sideBar/${string}` | `editor/${string}` | `panel/${string}` | `context/${string}`;

export interface MenuPlacement {
  readonly menu: MenuId;
  /** Items of a group stand together, groups in name order; in `sideBar/…` and `editor/…` the group `navigation` is shown as icon buttons. */
  readonly group?: string;
  readonly order?: number;
  readonly when?: string;
}

export interface CommandDescription {
  /** `<feature>.<verb>`, unique. */
  readonly id: string;
  readonly title: string;
  /** Message key before the title in the palette: "Codebook: New code". */
  readonly category?: string;
  readonly icon?: IconName;
  /** When the command may run; it is hidden elsewhere. */
  readonly when?: string;
  readonly keybinding?: KeybindingDescription | readonly KeybindingDescription[];
  readonly menu?: readonly MenuPlacement[];
  /** Listed in the palette; default true. */
  readonly palette?: boolean;
  /** Context key that shows a check mark when true. */
  readonly toggled?: string;
  /** Narrow `args` with a guard: it may come from a user's keybinding file. Errors thrown are shown as a notification. */
  run(accessor: ServicesAccessor, args: unknown): unknown;
}

export interface SideBarProps {
  readonly id: string;
}

export interface SideBarContribution {
  readonly id: string;
  readonly title: string;
  readonly icon: IconName;
  readonly order: number;
  readonly when?: string;
  readonly load: Load<SideBarProps>;
  /** In px: the side bar is at least so wide while it shows this view, in a window that has room for it. */
  readonly leastWidth?: number;
  /** Shows the view; its command is `sideBar.show.<id>`. */
  readonly keybinding?: KeybindingDescription;
  /** Hook for the badge of the activity bar icon; called at every render. */
  readonly useBadge?: () => number | undefined;
}

/** What an editor can do to its own tab. */
export interface EditorHandle {
  readonly panelId: string;
  setTitle(title: string): void;
  setIcon(icon: IconName): void;
  /** Turns a preview into a lasting tab. */
  keep(): void;
  close(): void;
  /** Replaces the tab's params, which return on restart. */
  setParams(params: Readonly<Record<string, JsonValue>>): void;
}

export interface EditorProps {
  readonly input: EditorInput;
  /** The tab in front of the active group. */
  readonly active: boolean;
  readonly handle: EditorHandle;
}

export interface EditorContribution {
  readonly type: string;
  readonly icon: IconName;
  /** First title of the tab; the editor may set another one once it knows. */
  title(input: EditorInput, t: Translate): string;
  readonly load: Load<EditorProps>;
  /** May stand open without a project (welcome, settings). */
  readonly withoutProject?: boolean;
}

export interface PanelProps {
  readonly id: string;
}

export interface PanelContribution {
  readonly id: string;
  readonly title: string;
  readonly order: number;
  readonly when?: string;
  readonly load: Load<PanelProps>;
  /** Shows the panel; its command is `panel.show.<id>`. */
  readonly keybinding?: KeybindingDescription;
  readonly useBadge?: () => number | undefined;
  /** Hook for a title that says what is shown, such as a name; without one the plain title stands. */
  readonly useTitle?: () => string | undefined;
}

export interface InspectorProps {
  readonly selection: Selection;
}

/** Shown in the secondary side bar while the selection is of this kind. */
export interface InspectorContribution {
  readonly kind: string;
  /** Heading: "Inspector · message 5". */
  title(selection: Selection, t: Translate): string;
  readonly load: Load<InspectorProps>;
}

export interface StatusItemContribution {
  readonly id: string;
  readonly side: 'left' | 'right';
  readonly order: number;
  readonly when?: string;
  /** Renders one or no `StatusItem` of `#renderer/workbench/status-bar/status-item.tsx`. */
  readonly component: ComponentType;
}

interface SettingBase {
  /** `<feature>.<name>`; the group of the settings editor is `category`. */
  readonly key: string;
  readonly title: string;
  readonly description?: string;
  readonly category: string;
  readonly order?: number;
  readonly when?: string;
}

export type SettingContribution = SettingBase & (
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'number'; readonly default: number; readonly min?: number; readonly max?: number; readonly unit?: string }
  | { readonly type: 'string'; readonly default: string; readonly placeholder?: string; readonly multiline?: boolean }
  | { readonly type: 'enum'; readonly default: string; readonly options: readonly { readonly value: string; readonly title: string }[] }
);

export interface QuickOpenItem extends QuickPickItem {
  run(accessor: ServicesAccessor): unknown;
}

export interface QuickOpenContribution {
  readonly id: string;
  /** Heading of the group. */
  readonly title: string;
  /** Typed first to ask this provider alone, such as `#`; without it the provider answers in the plain list. */
  readonly prefix?: string;
  readonly order?: number;
  readonly when?: string;
  /** Asked 60 ms after typing stops; at most some thirty items, best first. */
  provide(query: string, accessor: ServicesAccessor, signal: AbortSignal): Promise<readonly Omit<QuickOpenItem, 'value'>[]>;
}

export interface WalkthroughContribution {
  readonly id: string;
  readonly order: number;
  readonly title: string;
  readonly description: string;
  readonly icon: IconName;
  /** Command behind the step's button and the key of the button's label. */
  readonly command: { readonly id: string; readonly args?: unknown };
  readonly action: string;
  /** When the button may be pressed; the step is shown all the same. */
  readonly when?: string;
  /** Whether the open project (undefined where there is none) shows that this was done. Asked again after each change. */
  isDone(project: ProjectInfo | undefined): boolean | Promise<boolean>;
}

export interface Contribution {
  readonly id: string;
  readonly commands?: readonly CommandDescription[];
  readonly sideBars?: readonly SideBarContribution[];
  readonly editors?: readonly EditorContribution[];
  readonly panels?: readonly PanelContribution[];
  readonly inspectors?: readonly InspectorContribution[];
  readonly statusItems?: readonly StatusItemContribution[];
  readonly settings?: readonly SettingContribution[];
  readonly quickOpen?: readonly QuickOpenContribution[];
  readonly walkthrough?: readonly WalkthroughContribution[];
}

/** Identity with a type: what a feature's `contribution` is made with. */
export function defineContribution(contribution: Contribution): Contribution {
  return contribution;
}
