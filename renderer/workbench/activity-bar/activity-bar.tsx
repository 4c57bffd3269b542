import { useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { Icon } from '#renderer/base/icon.tsx';
import { Tooltip } from '#renderer/base/tooltip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { contextKeyStore, contextReader } from '#renderer/platform/context-keys/context-key-store.ts';
import { holds } from '#renderer/platform/context-keys/when-clause.ts';
import type { SideBarContribution } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { keysOf } from '#renderer/platform/keybindings/keybinding-store.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { layout, useLayout } from '#renderer/workbench/layout/layout-store.ts';
import { commandsOfMenu, menuItems } from '#renderer/workbench/menus/command-menu.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import styles from './activity-bar.module.css';

/** The side bars that may be shown now. */
export function availableSideBars(): readonly SideBarContribution[] {
  return contributed().sideBars.filter((sideBar) => holds(sideBar.when, contextReader));
}

/** The side bar that is shown: the chosen one, or the first while that one is not available. */
export function effectiveSideBar(chosen: string): SideBarContribution | undefined {
  const available = availableSideBars();
  return available.find((candidate) => candidate.id === chosen) ?? available[0];
}

/** The activity bar, 48 px: one icon a side bar, the coder and settings at the foot. */
export function ActivityBar() {
  const t = useT();
  useStore(contextKeyStore);
  const bar = useRef<HTMLElement>(null);
  const { sideBar, sideBarVisible } = useLayout();
  const sideBars = availableSideBars();
  const shown = effectiveSideBar(sideBar);

  function onKeyDown(event: KeyboardEvent): void {
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const index = buttons.findIndex((button) => button === document.activeElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    buttons[(index + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <nav ref={bar} className={styles.bar} data-part="activityBar" aria-label={t('workbench.part.activityBar')} onKeyDown={onKeyDown}>
      {sideBars.map((contribution) => (
        <SideBarButton
          key={contribution.id}
          contribution={contribution}
          shown={sideBarVisible && contribution === shown}
        />
      ))}
      <span className={styles.gap} />
      <MenuButton icon="user" label={t('workbench.activity.coder')} menu="context/coder" />
      <MenuButton icon="gear" label={t('workbench.activity.manage')} menu="context/manage" />
    </nav>
  );
}

function SideBarButton({ contribution, shown }: { readonly contribution: SideBarContribution; readonly shown: boolean }) {
  const t = useT();
  const format = useFormat();
  // Contributions are fixed at build time, so that each icon calls the same hook at every render.
  const badge = (contribution.useBadge ?? noBadge)();
  const title = t(contribution.title);
  const keys = keysOf(`sideBar.show.${contribution.id}`);
  return (
    <Tooltip content={keys.length === 0 ? title : `${title} (${keys.join(' ')})`}>
      <button
        type="button"
        className={classNames(styles.item, shown && styles.on)}
        aria-label={badge === undefined || badge === 0 ? title : `${title}, ${format.number(badge)}`}
        aria-pressed={shown}
        data-autofocus={shown ? '' : undefined}
        onClick={() => {
          if (shown) layout.setVisible('sideBar', false);
          else layout.showSideBar(contribution.id, false);
        }}
      >
        <Icon name={contribution.icon} size={22} />
        {badge !== undefined && badge > 0 && <span className={styles.badge}>{badge > 999 ? '999+' : badge}</span>}
      </button>
    </Tooltip>
  );
}

function noBadge(): undefined {
  return undefined;
}

function MenuButton({ icon, label, menu }: { readonly icon: string; readonly label: string; readonly menu: `context/${string}` }) {
  const placed = commandsOfMenu(menu);
  if (placed.length === 0) return null;
  return (
    <Tooltip content={label}>
      <button
        type="button"
        className={styles.item}
        aria-label={label}
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          showContextMenu(label, menuItems(placed), { x: box.right + 2, y: box.bottom - 24 * placed.length });
        }}
      >
        <Icon name={icon} size={22} />
      </button>
    </Tooltip>
  );
}
