import type { CommandDescription, PanelContribution, SideBarContribution } from '#renderer/platform/contribution.ts';
import { LANGUAGES } from '#renderer/platform/i18n/translate.ts';
import { layoutStore } from '#renderer/workbench/layout/layout-store.ts';
import { focusNextPart, focusedPart } from './part-cycle.ts';

const category = 'workbench.menu.view';

/** Commands over the frame. */
export const workbenchCommands: readonly CommandDescription[] = [
  {
    id: 'workbench.showCommands',
    title: 'workbench.command.showCommands',
    keybinding: [{ key: 'F1' }, { key: 'Ctrl+Shift+P' }],
    menu: [{ menu: 'view', group: '1_open', order: 1 }, { menu: 'context/manage', group: '1_open', order: 1 }, { menu: 'help', group: '1_start', order: 2 }],
    palette: false,
    run: ({ quickInput }) => quickInput.openQuickOpen('>'),
  },
  {
    id: 'workbench.quickOpen',
    title: 'workbench.command.quickOpen',
    category: 'workbench.menu.go',
    keybinding: { key: 'Ctrl+P' },
    menu: [{ menu: 'go', group: '1_open', order: 1 }],
    run: ({ quickInput }) => quickInput.openQuickOpen(),
  },
  {
    id: 'workbench.toggleSideBar',
    title: 'workbench.command.toggleSideBar',
    category,
    keybinding: { key: 'Ctrl+B' },
    toggled: 'sideBarVisible',
    menu: [{ menu: 'view', group: '3_parts', order: 1 }],
    run: ({ layout }) => layout.toggle('sideBar'),
  },
  {
    id: 'workbench.togglePanel',
    title: 'workbench.command.togglePanel',
    category,
    keybinding: { key: 'Ctrl+J' },
    toggled: 'panelVisible',
    menu: [{ menu: 'view', group: '3_parts', order: 2 }],
    run: ({ layout }) => layout.toggle('panel'),
  },
  {
    id: 'workbench.toggleInspector',
    title: 'workbench.command.toggleInspector',
    category,
    keybinding: { key: 'Ctrl+Alt+B' },
    toggled: 'inspectorVisible',
    menu: [{ menu: 'view', group: '3_parts', order: 3 }],
    run: ({ layout }) => layout.toggle('inspector'),
  },
  {
    id: 'workbench.toggleZen',
    title: 'workbench.command.toggleZen',
    category,
    keybinding: { key: 'Ctrl+K Z' },
    toggled: 'zenMode',
    menu: [{ menu: 'view', group: '3_parts', order: 4 }],
    run: ({ layout }) => {
      layoutStore.setState(({ zen }) => ({ zen: !zen }));
      layout.focusPart('editor');
    },
  },
  {
    id: 'workbench.leaveZen',
    title: 'workbench.command.leaveZen',
    when: 'zenMode',
    palette: false,
    keybinding: { key: 'Escape Escape' },
    run: () => layoutStore.setState({ zen: false }),
  },
  {
    id: 'workbench.focusNextPart',
    title: 'workbench.command.focusNextPart',
    category,
    keybinding: { key: 'F6' },
    run: () => focusNextPart(1),
  },
  {
    id: 'workbench.focusPreviousPart',
    title: 'workbench.command.focusPreviousPart',
    category,
    keybinding: { key: 'Shift+F6' },
    run: () => focusNextPart(-1),
  },
  {
    id: 'workbench.focusEditor',
    title: 'workbench.command.focusEditor',
    category,
    keybinding: { key: 'Escape', when: '!zenMode && !textInputFocus && sideBarFocus || !zenMode && !textInputFocus && panelFocus || !zenMode && !textInputFocus && inspectorFocus' },
    palette: false,
    run: ({ editors }) => {
      if (focusedPart() !== 'editor') editors.focusActive();
    },
  },
  {
    id: 'workbench.focusSideBar',
    title: 'workbench.command.focusSideBar',
    category,
    keybinding: { key: 'Ctrl+0', browser: 'Alt+0' },
    run: ({ layout }) => {
      layout.setVisible('sideBar', true);
      layout.focusPart('sideBar');
    },
  },
  {
    id: 'workbench.chooseLanguage',
    title: 'workbench.command.chooseLanguage',
    category: 'workbench.category.preferences',
    menu: [{ menu: 'context/manage', group: '3_look', order: 2 }],
    run: async ({ quickInput, settings, t }) => {
      const picked = await quickInput.pick(
        LANGUAGES.map(({ id, name }) => ({ id, label: name, value: id })),
        { placeholder: t('workbench.command.chooseLanguage') },
      );
      if (picked !== undefined) await settings.set('workbench.language', picked.value);
    },
  },
  {
    id: 'workbench.chooseTheme',
    title: 'workbench.command.chooseTheme',
    category: 'workbench.category.preferences',
    keybinding: { key: 'Ctrl+K Ctrl+T' },
    menu: [{ menu: 'context/manage', group: '3_look', order: 1 }],
    run: async ({ quickInput, settings, t }) => {
      const themes = ['system', 'dark', 'light', 'high-contrast'] as const;
      const picked = await quickInput.pick(
        themes.map((id) => ({ id, label: t(`workbench.theme.${id}`), value: id, ...(settings.get('workbench.theme') === id ? { description: t('workbench.current') } : {}) })),
        { placeholder: t('workbench.command.chooseTheme') },
      );
      if (picked !== undefined) await settings.set('workbench.theme', picked.value);
    },
  },
];

/** A command for each contributed side bar and panel, so that every view has a palette entry and can have a key. */
export function viewCommands(sideBars: readonly SideBarContribution[], panels: readonly PanelContribution[]): readonly CommandDescription[] {
  return [
    ...sideBars.map((sideBar): CommandDescription => ({
      id: `sideBar.show.${sideBar.id}`,
      title: sideBar.title,
      category,
      ...(sideBar.when === undefined ? {} : { when: sideBar.when }),
      ...(sideBar.keybinding === undefined ? {} : { keybinding: sideBar.keybinding }),
      menu: [{ menu: 'view', group: '2_views', order: sideBar.order }],
      run: ({ layout }) => layout.showSideBar(sideBar.id),
    })),
    ...panels.map((panel): CommandDescription => ({
      id: `panel.show.${panel.id}`,
      title: panel.title,
      category,
      ...(panel.when === undefined ? {} : { when: panel.when }),
      ...(panel.keybinding === undefined ? {} : { keybinding: panel.keybinding }),
      menu: [{ menu: 'view', group: '5_panels', order: panel.order }],
      run: ({ layout }) => layout.showPanel(panel.id),
    })),
  ];
}
