import type { MenuItem } from '#renderer/base/menu.tsx';
import { allCommands, runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { ContextReader } from '#renderer/platform/context-keys/context-key-store.ts';
import { focusReader } from '#renderer/platform/context-keys/focus-context.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import type { CommandDescription, MenuId } from '#renderer/platform/contribution.ts';
import { translate } from '#renderer/platform/i18n/translate.ts';
import { keysOf } from '#renderer/platform/keybindings/keybinding-store.ts';
import { showContextMenu } from './context-menu-store.ts';

/** A command at a place in a menu. */
export interface PlacedCommand {
  readonly command: CommandDescription;
  readonly group: string;
  readonly order: number;
}

/** The commands of a menu that may run here, by group and order. */
export function commandsOfMenu(menu: MenuId, context: ContextReader = focusReader()): readonly PlacedCommand[] {
  const placed = allCommands().flatMap((command) =>
    (command.menu ?? [])
      .filter((placement) => placement.menu === menu && holds(placement.when, context) && holds(command.when, context))
      .map((placement) => ({ command, group: placement.group ?? '9_other', order: placement.order ?? 0 })),
  );
  return placed.toSorted((a, b) => (a.group === b.group ? a.order - b.order : a.group < b.group ? -1 : 1));
}

/** Menu entries of placed commands, a line between groups. */
export function menuItems(placed: readonly PlacedCommand[], args?: unknown, context: ContextReader = focusReader()): readonly MenuItem[] {
  return placed.map(({ command, group }, index): MenuItem => {
    const previous = placed[index - 1];
    return {
      id: command.id,
      label: translate(command.title),
      keys: keysOf(command.id),
      separated: previous !== undefined && previous.group !== group,
      ...(command.toggled === undefined ? {} : { checked: holds(command.toggled, context) }),
      run: () => runCommand(command.id, args),
    };
  });
}

/** Opens the pop-up menu of a place, its commands called with `args`. */
export function showCommandMenu(menu: MenuId, label: string, at: { readonly x: number; readonly y: number }, args?: unknown): void {
  showContextMenu(label, menuItems(commandsOfMenu(menu), args), at);
}
