import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Menu } from '#renderer/base/menu.tsx';
import { contextKeyStore } from '#renderer/platform/context-keys/context-key-store.ts';
import type { MenuId } from '#renderer/platform/contribution.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { commandsOfMenu, menuItems } from '#renderer/workbench/menus/command-menu.ts';
import styles from './title-bar.module.css';

/** Menus of the title bar, in order; one without a command that may run is not shown. */
export const TITLE_MENUS = ['file', 'edit', 'view', 'go', 'code', 'analyse', 'help'] as const satisfies readonly MenuId[];
type TitleMenu = (typeof TITLE_MENUS)[number];

/** The menu bar, filled from command descriptors. */
export function MenuBar() {
  const t = useT();
  useStore(contextKeyStore);
  const [open, setOpen] = useState<TitleMenu | undefined>(undefined);
  const bar = useRef<HTMLDivElement>(null);
  const menus = TITLE_MENUS.filter((menu) => commandsOfMenu(menu).length > 0);
  const buttonOf = (menu: TitleMenu) => bar.current?.querySelector<HTMLElement>(`[data-menu="${menu}"]`);

  function neighbour(menu: TitleMenu, step: number): TitleMenu | undefined {
    return menus[(menus.indexOf(menu) + step + menus.length) % menus.length];
  }
  const box = open === undefined ? undefined : buttonOf(open)?.getBoundingClientRect();
  return (
    <div ref={bar} role="menubar" aria-label={t('workbench.menuBar')} className={styles.menuBar}>
      {menus.map((menu, index) => (
        <button
          key={menu}
          type="button"
          role="menuitem"
          data-menu={menu}
          data-autofocus={index === 0 ? '' : undefined}
          aria-haspopup="menu"
          aria-expanded={open === menu}
          tabIndex={index === 0 ? 0 : -1}
          className={styles.menuButton}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => setOpen(open === menu ? undefined : menu)}
          onPointerEnter={() => {
            if (open !== undefined) setOpen(menu);
          }}
          onKeyDown={(event) => {
            const next = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            const target = next === 0 ? undefined : neighbour(menu, next);
            if (target !== undefined) buttonOf(target)?.focus();
            else if (event.key === 'ArrowDown') setOpen(menu);
            else return;
            event.preventDefault();
          }}
        >
          {t(`workbench.menu.${menu}`)}
        </button>
      ))}
      {open !== undefined && box !== undefined && (
        <Menu
          key={open}
          label={t(`workbench.menu.${open}`)}
          items={menuItems(commandsOfMenu(open))}
          at={{ x: box.left, y: box.bottom + 4 }}
          under={box.bottom}
          onClose={() => setOpen(undefined)}
          onSideways={(direction) => setOpen(neighbour(open, direction === 'right' ? 1 : -1))}
        />
      )}
    </div>
  );
}
