import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { classNames } from './class-names.ts';
import styles from './menu.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
  /** Key caps at the right. */
  readonly keys?: readonly string[];
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly destructive?: boolean;
  /** A line above this item. */
  readonly separated?: boolean;
  readonly items?: readonly MenuItem[];
  readonly run?: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Viewport point, or the box that the menu hangs under. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
  /** Left and right beyond the menu: the menu bar's neighbours. */
  readonly onSideways?: (direction: 'left' | 'right') => void;
  /** Leaves what is above this line (px from the top) free for the pointer: the menu bar. */
  readonly under?: number;
}

/** A pop-up menu: arrows, Home, End, first letters, submenus; Escape or a click elsewhere closes it. */
export function Menu({ label, items, at, onClose, onSideways, under = 0 }: MenuProps) {
  const scrim = useRef<HTMLDivElement>(null);
  const returnTo = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const menu = scrim.current;
    returnTo.current = document.activeElement;
    return () => {
      const before = returnTo.current;
      const now = document.activeElement;
      // The menu is still in the document here, and with it the keyboard, unless what was chosen has taken it elsewhere.
      const free = now === null || now === document.body || menu?.contains(now) === true;
      if (before instanceof HTMLElement && before.isConnected && free) before.focus();
    };
  }, []);
  return createPortal(
    <div
      ref={scrim}
      data-transient=""
      className={styles.scrim}
      style={{ top: under }}
      onPointerDown={(event) => {
        if (event.target === scrim.current) onClose();
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        if (event.target === scrim.current) onClose();
      }}
    >
      <MenuList label={label} items={items} at={at} onClose={onClose} {...(onSideways === undefined ? {} : { onSideways })} />
    </div>,
    document.body,
  );
}

function MenuList({ label, items, at, onClose, onSideways, onBack }: MenuProps & { readonly onBack?: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: at.x, top: at.y });
  const [submenu, setSubmenu] = useState<{ id: string; x: number; y: number } | undefined>(undefined);

  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect();
    if (box === undefined) return;
    setPlace({
      left: Math.max(4, Math.min(at.x, window.innerWidth - box.width - 4)),
      top: Math.max(4, Math.min(at.y, window.innerHeight - box.height - 4)),
    });
  }, [at.x, at.y]);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')?.focus();
  }, [items]);

  function entries(): HTMLElement[] {
    return [...(list.current?.querySelectorAll<HTMLElement>(':scope > [role^="menuitem"]') ?? [])].filter(
      (entry) => entry.getAttribute('aria-disabled') !== 'true',
    );
  }
  function focusBy(step: number, from?: number): void {
    const all = entries();
    const index = from ?? all.findIndex((entry) => entry === document.activeElement);
    all[(index + step + all.length) % all.length]?.focus();
  }
  function openSubmenu(item: MenuItem, element: HTMLElement): void {
    const box = element.getBoundingClientRect();
    setSubmenu({ id: item.id, x: box.right - 2, y: box.top - 5 });
  }
  function choose(item: MenuItem, element: HTMLElement): void {
    if (item.disabled === true) return;
    if (item.items !== undefined) openSubmenu(item, element);
    else {
      onClose();
      item.run?.();
    }
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    event.stopPropagation();
    const active = document.activeElement;
    const item = items.find((candidate) => active instanceof HTMLElement && candidate.id === active.dataset['item']);
    if (event.key === 'ArrowDown') focusBy(1);
    else if (event.key === 'ArrowUp') focusBy(-1);
    else if (event.key === 'Home') focusBy(1, -1);
    else if (event.key === 'End') focusBy(-1, 0);
    else if (event.key === 'Escape') onClose();
    else if (event.key === 'Tab') onClose();
    else if (event.key === 'ArrowRight' && item?.items !== undefined && active instanceof HTMLElement) openSubmenu(item, active);
    else if (event.key === 'ArrowRight') onSideways?.('right');
    else if (event.key === 'ArrowLeft' && onBack !== undefined) onBack();
    else if (event.key === 'ArrowLeft') onSideways?.('left');
    else if ((event.key === 'Enter' || event.key === ' ') && item !== undefined && active instanceof HTMLElement) choose(item, active);
    else if (event.key.length === 1) {
      const all = entries();
      const start = all.findIndex((entry) => entry === active) + 1;
      const found = [...all.slice(start), ...all.slice(0, start)].find((entry) =>
        entry.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()),
      );
      found?.focus();
    } else return;
    event.preventDefault();
  }

  const open = submenu === undefined ? undefined : items.find((item) => item.id === submenu.id);
  return (
    <>
      <div ref={list} role="menu" aria-label={label} className={styles.menu} style={place} onKeyDown={onKeyDown}>
        {items.flatMap((item, index) => {
          const entry = (
            <div
              key={item.id}
              data-item={item.id}
              role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={item.checked}
              aria-disabled={item.disabled}
              aria-haspopup={item.items === undefined ? undefined : 'menu'}
              tabIndex={-1}
              className={classNames(styles.item, item.destructive === true && styles.destructive)}
              onPointerMove={(event) => {
                if (document.activeElement !== event.currentTarget) event.currentTarget.focus();
              }}
              onClick={(event) => choose(item, event.currentTarget)}
            >
              <span className={styles.mark}>
                {item.checked === true ? <Icon name="check" size={14} /> : item.icon !== undefined && <Icon name={item.icon} size={14} />}
              </span>
              <span className={styles.label}>{item.label}</span>
              {item.keys !== undefined && item.keys.length > 0 && <Kbd keys={item.keys} />}
              {item.items !== undefined && <Icon name="right" size={12} />}
            </div>
          );
          const separated = item.separated === true && index > 0;
          return separated ? [<div key={`${item.id}-line`} role="separator" className={styles.separator} />, entry] : [entry];
        })}
      </div>
      {open?.items !== undefined && submenu !== undefined && (
        <MenuList label={open.label} items={open.items} at={submenu} onClose={onClose} onBack={() => setSubmenu(undefined)} />
      )}
    </>
  );
}
