import type { IDockviewHeaderActionsProps } from 'dockview-react';
import { IconButton } from '#renderer/base/button.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useKeys } from '#renderer/platform/keybindings/keybinding-store.ts';
import { commandsOfMenu, menuItems } from '#renderer/workbench/menus/command-menu.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { PartActions } from '#renderer/workbench/menus/part-actions.tsx';
import { currentController } from './current-controller.ts';
import { paramsOf } from './editor-controller.ts';
import styles from './editor-area.module.css';

/** At the right of a group's tabs: the editor's own buttons, split, and the rest in a menu. */
export function GroupActions({ activePanel, isGroupActive }: IDockviewHeaderActionsProps) {
  const t = useT();
  const splitKeys = useKeys('editor.split');
  if (activePanel === undefined) return null;
  const type = paramsOf(activePanel).input.type;
  const activate = () => activePanel.api.setActive();
  const label = t('workbench.tab.split');
  return (
    <div className={styles.rest} onPointerDownCapture={activate}>
      {isGroupActive && <PartActions menu={`editor/${type}`} />}
      <IconButton
        icon="split"
        label={splitKeys.length === 0 ? label : `${label} (${splitKeys.join(' ')})`}
        onClick={() => currentController()?.split('right')}
      />
      <IconButton
        icon="more"
        label={t('workbench.more')}
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          showContextMenu(t('workbench.more'), menuItems(commandsOfMenu('editor/group')), { x: box.right - 240, y: box.bottom + 2 });
        }}
      />
    </div>
  );
}
