import type { MenuItemModel, MenuSubmenu } from '#shared/base/menu-model.ts';
import { onCommandsChanged, runCommand } from '#renderer/platform/commands/command-registry.ts';
import { contextKeyStore, contextReader } from '#renderer/platform/context-keys/context-key-store.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import { host } from '#renderer/platform/host/current-host.ts';
import { translate } from '#renderer/platform/i18n/translate.ts';
import { keybindingStore } from '#renderer/platform/keybindings/keybinding-store.ts';
import { settingsStore } from '#renderer/platform/settings/settings-store.ts';
import { TITLE_MENUS } from '#renderer/workbench/title-bar/menu-bar.tsx';
import { commandsOfMenu } from './command-menu.ts';

/** A single press in the notation of the system's menus; chords have none. */
function acceleratorOf(command: string): string | undefined {
  const binding = keybindingStore.getState().all.findLast((candidate) => candidate.command === command && candidate.args === undefined);
  const [stroke, ...more] = binding?.chord ?? [];
  if (stroke === undefined || more.length > 0 || !stroke.includes('+')) return undefined;
  return stroke.replace('Meta+', 'Cmd+').replace(/Arrow(Up|Down|Left|Right)/u, '$1');
}

function menuOf(menu: (typeof TITLE_MENUS)[number]): MenuSubmenu {
  const placed = commandsOfMenu(menu);
  return {
    kind: 'submenu',
    id: menu,
    labelText: translate(`workbench.menu.${menu}`),
    items: placed.flatMap(({ command, group }, index): MenuItemModel[] => {
      const before = placed[index - 1];
      const accelerator = acceleratorOf(command.id);
      return [
        ...(before !== undefined && before.group !== group ? [{ kind: 'separator' as const }] : []),
        {
          kind: 'command' as const,
          id: command.id,
          labelText: translate(command.title),
          ...(accelerator === undefined ? {} : { accelerator }),
          ...(command.toggled === undefined ? {} : { checked: holds(command.toggled, contextReader) }),
        },
      ];
    }),
  };
}

const pause = 150;

/** Keeps the system's menu bar, where there is one, in step with the commands. */
export function followSystemMenu(): void {
  const { setMenu, onMenuCommand } = host();
  if (setMenu === undefined || onMenuCommand === undefined) return;
  let timer: number | undefined;
  const update = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => setMenu({ menus: TITLE_MENUS.map(menuOf).filter((menu) => menu.items.length > 0) }), pause);
  };
  onMenuCommand(({ id, argument }) => runCommand(id, argument === undefined ? undefined : { path: argument }));
  contextKeyStore.subscribe(update);
  settingsStore.subscribe(update);
  onCommandsChanged(update);
  update();
}
