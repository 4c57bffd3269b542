import { useStore } from 'zustand';
import { Menu } from '#renderer/base/menu.tsx';
import { contextMenuStore, hideContextMenu } from './context-menu-store.ts';

/** Where pop-up menus appear. */
export function ContextMenuHost() {
  const menu = useStore(contextMenuStore, (state) => state.menu);
  if (menu === undefined) return null;
  return <Menu key={`${menu.at.x},${menu.at.y}`} label={menu.label} items={menu.items} at={menu.at} onClose={hideContextMenu} />;
}
