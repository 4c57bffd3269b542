import { createStore } from 'zustand/vanilla';
import type { MenuItem } from '#renderer/base/menu.tsx';

interface ContextMenuState {
  readonly menu: { readonly label: string; readonly items: readonly MenuItem[]; readonly at: { readonly x: number; readonly y: number } } | undefined;
}

export const contextMenuStore = createStore<ContextMenuState>(() => ({ menu: undefined }));

/** Opens a pop-up menu at a point of the viewport. An empty one is not shown. */
export function showContextMenu(label: string, items: readonly MenuItem[], at: { readonly x: number; readonly y: number }): void {
  if (items.length > 0) contextMenuStore.setState({ menu: { label, items, at } });
}

/** Takes the menu away. */
export function hideContextMenu(): void {
  contextMenuStore.setState({ menu: undefined });
}
