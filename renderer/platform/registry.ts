import { registerCommands } from '#renderer/platform/commands/command-registry.ts';
import type {
  Contribution,
  EditorContribution,
  InspectorContribution,
  PanelContribution,
  QuickOpenContribution,
  SettingContribution,
  SideBarContribution,
  StatusItemContribution,
  WalkthroughContribution,
} from '#renderer/platform/contribution.ts';

/** Everything that features contributed, by kind, in display order. */
export interface Registry {
  readonly sideBars: readonly SideBarContribution[];
  readonly editors: ReadonlyMap<string, EditorContribution>;
  readonly panels: readonly PanelContribution[];
  readonly inspectors: ReadonlyMap<string, InspectorContribution>;
  readonly statusItems: readonly StatusItemContribution[];
  readonly settings: readonly SettingContribution[];
  readonly quickOpen: readonly QuickOpenContribution[];
  readonly walkthrough: readonly WalkthroughContribution[];
}

let registry: Registry = {
  sideBars: [],
  editors: new Map(),
  panels: [],
  inspectors: new Map(),
  statusItems: [],
  settings: [],
  quickOpen: [],
  walkthrough: [],
};

const byOrder = (left: { readonly order?: number }, right: { readonly order?: number }) => (left.order ?? 0) - (right.order ?? 0);

function unique<Item>(kind: string, items: readonly Item[], idOf: (item: Item) => string): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    const id = idOf(item);
    if (found.has(id)) throw new Error(`Two features contribute the ${kind} ${id}`);
    found.set(id, item);
  }
  return found;
}

/**
 * Takes in what the features contribute; called once by the entry.
 * @throws Error for an id that is used twice.
 */
export function registerContributions(contributions: readonly Contribution[]): void {
  unique('feature', contributions, (contribution) => contribution.id);
  const sideBars = contributions.flatMap((contribution) => contribution.sideBars ?? []);
  const panels = contributions.flatMap((contribution) => contribution.panels ?? []);
  const settings = contributions.flatMap((contribution) => contribution.settings ?? []);
  unique('side bar', sideBars, (item) => item.id);
  unique('panel', panels, (item) => item.id);
  unique('setting', settings, (item) => item.key);
  registry = {
    sideBars: sideBars.toSorted(byOrder),
    editors: unique('editor', contributions.flatMap((contribution) => contribution.editors ?? []), (item) => item.type),
    panels: panels.toSorted(byOrder),
    inspectors: unique('inspector', contributions.flatMap((contribution) => contribution.inspectors ?? []), (item) => item.kind),
    statusItems: contributions.flatMap((contribution) => contribution.statusItems ?? []).toSorted(byOrder),
    settings: settings.toSorted(byOrder),
    quickOpen: contributions.flatMap((contribution) => contribution.quickOpen ?? []).toSorted(byOrder),
    walkthrough: contributions.flatMap((contribution) => contribution.walkthrough ?? []).toSorted(byOrder),
  };
  registerCommands(contributions.flatMap((contribution) => contribution.commands ?? []));
}

/** What was contributed. */
export function contributed(): Registry {
  return registry;
}
