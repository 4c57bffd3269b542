import { useStore } from 'zustand';
import { IconButton } from '#renderer/base/button.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { contextKeyStore } from '#renderer/platform/context-keys/context-key-store.ts';
import type { MenuId } from '#renderer/platform/contribution.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { keysOf } from '#renderer/platform/keybindings/keybinding-store.ts';
import { commandsOfMenu, menuItems } from './command-menu.ts';
import { showContextMenu } from './context-menu-store.ts';

/** The icon buttons of a part's head and its `…` menu, from the commands placed there. */
export function PartActions({ menu, args }: { readonly menu: MenuId; readonly args?: unknown }) {
  const t = useT();
  useStore(contextKeyStore);
  const placed = commandsOfMenu(menu);
  const shown = placed.filter(({ group }) => group === 'navigation');
  const hidden = placed.filter(({ group }) => group !== 'navigation');
  return (
    <>
      {shown.map(({ command }) => {
        const keys = keysOf(command.id);
        const title = t(command.title);
        return (
          <IconButton
            key={command.id}
            icon={command.icon ?? 'more'}
            label={keys.length === 0 ? title : `${title} (${keys.join(' ')})`}
            onClick={() => runCommand(command.id, args)}
          />
        );
      })}
      {hidden.length > 0 && (
        <IconButton
          icon="more"
          label={t('workbench.more')}
          aria-haspopup="menu"
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            showContextMenu(t('workbench.more'), menuItems(hidden, args), { x: box.left, y: box.bottom + 2 });
          }}
        />
      )}
    </>
  );
}
