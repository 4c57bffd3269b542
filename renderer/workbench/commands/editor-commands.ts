import type { CommandDescription } from '#renderer/platform/contribution.ts';
import { currentController } from '#renderer/workbench/editor-area/current-controller.ts';
import { editors } from '#renderer/workbench/editor-service/editor-service.ts';

const category = 'workbench.menu.view';
const inEditors = 'editorCount > 0';

function numberArgument(args: unknown): number {
  return typeof args === 'number' ? args : 0;
}

/** Commands over tabs and groups. */
export const editorCommands: readonly CommandDescription[] = [
  {
    id: 'editor.close',
    title: 'workbench.tab.close',
    category,
    when: inEditors,
    keybinding: [{ key: 'Ctrl+W', browser: 'Alt+W' }, { key: 'Ctrl+F4' }],
    menu: [{ menu: 'editor/group', group: '1_close', order: 1 }],
    run: ({ editors: service }) => service.closeEditor(),
  },
  {
    id: 'editor.closeAll',
    title: 'workbench.tab.closeAll',
    category,
    when: inEditors,
    keybinding: { key: 'Ctrl+K Ctrl+W' },
    menu: [{ menu: 'editor/group', group: '1_close', order: 3 }],
    run: () => currentController()?.closeAll(),
  },
  {
    id: 'editor.closeOthers',
    title: 'workbench.tab.closeOthers',
    category,
    when: 'editorCount > 1',
    menu: [{ menu: 'editor/group', group: '1_close', order: 2 }],
    run: () => {
      const active = editors.activeEditor();
      if (active !== undefined) currentController()?.closeOthers(active.panelId);
    },
  },
  {
    id: 'editor.reopenClosed',
    title: 'workbench.tab.reopen',
    category,
    when: 'canReopenEditor',
    keybinding: { key: 'Ctrl+Shift+T', browser: 'Alt+Shift+T' },
    menu: [{ menu: 'view', group: '4_editors', order: 3 }, { menu: 'editor/group', group: '2_reopen', order: 1 }],
    run: () => currentController()?.reopenClosed(),
  },
  {
    id: 'editor.keep',
    title: 'workbench.tab.keep',
    category,
    when: inEditors,
    keybinding: { key: 'Ctrl+K Enter' },
    run: () => {
      const active = editors.activeEditor();
      if (active !== undefined) currentController()?.keep(active.panelId);
    },
  },
  {
    id: 'editor.togglePinned',
    title: 'workbench.tab.togglePinned',
    category,
    when: inEditors,
    keybinding: { key: 'Ctrl+K Shift+Enter' },
    menu: [{ menu: 'editor/group', group: '3_pin', order: 1 }],
    run: () => {
      const active = editors.activeEditor();
      if (active !== undefined) currentController()?.togglePinned(active.panelId);
    },
  },
  {
    id: 'editor.split',
    title: 'workbench.tab.split',
    category,
    icon: 'split',
    when: inEditors,
    keybinding: { key: 'Ctrl+\\' },
    menu: [{ menu: 'view', group: '4_editors', order: 1 }],
    run: () => currentController()?.split('right'),
  },
  {
    id: 'editor.splitDown',
    title: 'workbench.tab.splitDown',
    category,
    when: inEditors,
    keybinding: { key: 'Ctrl+K Ctrl+\\' },
    menu: [{ menu: 'view', group: '4_editors', order: 2 }, { menu: 'editor/group', group: '4_split', order: 1 }],
    run: () => currentController()?.split('down'),
  },
  {
    id: 'editor.next',
    title: 'workbench.tab.next',
    category: 'workbench.menu.go',
    when: inEditors,
    keybinding: [{ key: 'Ctrl+Tab', browser: 'Alt+]' }, { key: 'Ctrl+PageDown', browser: 'Alt+PageDown' }],
    menu: [{ menu: 'go', group: '3_editors', order: 1 }],
    run: () => currentController()?.cycle(1),
  },
  {
    id: 'editor.previous',
    title: 'workbench.tab.previous',
    category: 'workbench.menu.go',
    when: inEditors,
    keybinding: [{ key: 'Ctrl+Shift+Tab', browser: 'Alt+[' }, { key: 'Ctrl+PageUp', browser: 'Alt+PageUp' }],
    menu: [{ menu: 'go', group: '3_editors', order: 2 }],
    run: () => currentController()?.cycle(-1),
  },
  {
    id: 'editor.focusGroup',
    title: 'workbench.tab.focusGroup',
    category: 'workbench.menu.go',
    palette: false,
    keybinding: [1, 2, 3, 4].map((number) => ({ key: `Ctrl+${number}`, browser: `Alt+Shift+${number}`, args: number - 1 })),
    run: (_, args) => currentController()?.focusGroup(numberArgument(args)),
  },
  {
    id: 'editor.focusTab',
    title: 'workbench.tab.focusTab',
    category: 'workbench.menu.go',
    palette: false,
    keybinding: [
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => ({ key: `Alt+${number}`, args: number - 1 })),
      { key: 'Alt+9', args: -1 },
    ],
    run: (_, args) => currentController()?.focusTab(numberArgument(args)),
  },
  {
    id: 'editor.moveToNextGroup',
    title: 'workbench.tab.moveNext',
    category,
    when: inEditors,
    keybinding: { key: 'Ctrl+Alt+ArrowRight' },
    menu: [{ menu: 'editor/group', group: '4_split', order: 2 }],
    run: () => currentController()?.moveToGroup(1),
  },
  {
    id: 'editor.moveToPreviousGroup',
    title: 'workbench.tab.movePrevious',
    category,
    when: inEditors,
    keybinding: { key: 'Ctrl+Alt+ArrowLeft' },
    run: () => currentController()?.moveToGroup(-1),
  },
];
