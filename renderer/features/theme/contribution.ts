import { defineContribution, type CommandDescription, type MenuPlacement } from '#renderer/platform/contribution.ts';
import * as edit from './edit-commands.ts';
import { usePassagesBadge, usePassagesTitle } from './panel-title.ts';
import * as sets from './set-commands.ts';
import { ThemesItem } from './themes-item.tsx';
import { themeQuickOpen } from './theme-quick-open.ts';

const category = 'theme.title';
const open = 'projectOpen';
const some = 'projectOpen && themeCount > 0';
const one = 'projectOpen && themeCount == 1';
const inThemes = 'themeTreeFocus || themeTilesFocus || themeTableFocus';
const context = (group: string, order: number): MenuPlacement => ({ menu: 'context/theme', group, order });
const sideBar = (group: string, order: number): MenuPlacement => ({ menu: 'sideBar/themes', group, order });
const analyse = (order: number): MenuPlacement => ({ menu: 'analyse', group: '2_themes', order });

type OwnCommand = Omit<CommandDescription, 'category'>;

const editing: readonly OwnCommand[] = [
  { id: 'theme.rename', title: 'theme.command.rename', icon: 'edit', when: one, keybinding: { key: 'F2', when: inThemes }, menu: [context('2_edit', 1)], run: edit.rename },
  { id: 'theme.accept', title: 'theme.command.accept', icon: 'check', when: some, keybinding: { key: 'a', when: inThemes }, menu: [{ ...context('2_edit', 2), when: 'themeProposed' }], run: edit.accept },
  { id: 'theme.acceptAll', title: 'theme.command.acceptAll', icon: 'check', when: open, menu: [sideBar('2_all', 1)], run: edit.acceptAll },
  { id: 'theme.pin', title: 'theme.command.pin', icon: 'pin', when: some, keybinding: { key: 'p', when: `(${inThemes}) && !themePinned` }, menu: [{ ...context('2_edit', 3), when: '!themePinned' }], run: edit.setFlag('pin', true) },
  { id: 'theme.unpin', title: 'theme.command.unpin', when: some, keybinding: { key: 'p', when: `(${inThemes}) && themePinned` }, menu: [{ ...context('2_edit', 3), when: 'themePinned' }], run: edit.setFlag('pin', false) },
  { id: 'theme.noise', title: 'theme.command.noise', when: some, menu: [{ ...context('2_edit', 4), when: '!themeNoise' }], run: edit.setFlag('noise', true) },
  { id: 'theme.unnoise', title: 'theme.command.unnoise', when: some, menu: [{ ...context('2_edit', 4), when: 'themeNoise' }], run: edit.setFlag('noise', false) },
  { id: 'theme.merge', title: 'theme.command.merge', icon: 'merge', when: some, menu: [context('3_shape', 1), sideBar('navigation', 2)], run: edit.merge },
  { id: 'theme.split', title: 'theme.command.split', when: one, menu: [context('3_shape', 2)], run: edit.split },
  { id: 'theme.group', title: 'theme.command.group', when: some, menu: [context('3_shape', 3)], run: edit.group },
  { id: 'theme.groupAlike', title: 'theme.command.groupAlike', when: 'projectOpen && themeSets > 0', menu: [sideBar('2_all', 2)], run: edit.groupAlike },
  { id: 'theme.ungroup', title: 'theme.command.ungroup', when: some, menu: [{ ...context('3_shape', 4), when: 'themeGrouped' }], run: edit.ungroup },
  { id: 'theme.promote', title: 'theme.command.promote', icon: 'codebook', when: some, menu: [context('4_promote', 1), analyse(4)], run: edit.promote },
  { id: 'theme.remove', title: 'theme.command.remove', icon: 'trash', when: one, keybinding: { key: 'Delete', when: inThemes }, menu: [context('5_remove', 1)], run: edit.remove },
  { id: 'theme.create', title: 'theme.command.create', icon: 'plus', when: 'projectOpen && themeSets > 0', menu: [sideBar('navigation', 1)], run: edit.create },
  {
    id: 'theme.moveMessages',
    title: 'theme.command.moveMessages',
    icon: 'themes',
    when: "projectOpen && selectionKind == 'message'",
    keybinding: { key: 'm', when: 'themePassagesFocus' },
    menu: [{ menu: 'context/themePassages', group: '1_move', order: 1 }, { menu: 'context/messages', group: '4_theme', order: 1 }],
    run: edit.moveMessages,
  },
  { id: 'theme.drop', title: 'theme.command.place', when: open, palette: false, run: edit.drop },
];

const whole: readonly OwnCommand[] = [
  { id: 'theme.find', title: 'theme.command.find', icon: 'undo', when: open, menu: [analyse(1), sideBar('navigation', 3)], run: sets.find },
  { id: 'theme.assign', title: 'theme.command.assign', when: open, menu: [analyse(2)], run: sets.assign },
  {
    id: 'theme.show',
    title: 'theme.command.show',
    icon: 'themes',
    when: open,
    keybinding: { key: 'Ctrl+Alt+T' },
    menu: [analyse(3), sideBar('1_open', 1)],
    run: (accessor) => sets.showThemes(accessor, false),
  },
  { id: 'theme.reveal', title: 'theme.command.reveal', when: one, palette: false, run: sets.reveal },
  { id: 'theme.openMessages', title: 'theme.command.openMessages', icon: 'table', when: one, menu: [context('1_open', 1)], run: sets.openMessages },
  { id: 'theme.openSample', title: 'theme.command.openSample', when: open, menu: [sideBar('1_open', 2)], run: sets.openSample },
  { id: 'theme.switchSet', title: 'theme.command.switchSet', when: 'projectOpen && themeSets > 1', menu: [sideBar('3_sets', 1)], run: sets.switchSet },
  { id: 'theme.removeSet', title: 'theme.command.removeSet', when: 'projectOpen && themeSets > 0', menu: [sideBar('3_sets', 2)], run: sets.removeSet },
  { id: 'theme.saveMap', title: 'theme.command.saveMap', icon: 'export', when: open, run: sets.saveMap },
];

export const contribution = defineContribution({
  id: 'theme',
  sideBars: [
    {
      id: 'themes',
      title: 'theme.title',
      icon: 'themes',
      order: 40,
      when: open,
      leastWidth: 400,
      load: () => import('./themes-view.tsx').then((module) => module.ThemesView),
    },
  ],
  editors: [
    {
      type: 'theme-map',
      icon: 'themes',
      title: (_, t) => t('theme.map'),
      load: () => import('./theme-map-editor.tsx').then((module) => module.ThemeMapEditor),
    },
  ],
  panels: [
    {
      id: 'themePassages',
      title: 'theme.passages',
      order: 5,
      when: 'projectOpen && themeShown',
      load: () => import('./passages-panel.tsx').then((module) => module.PassagesPanel),
      useBadge: usePassagesBadge,
      useTitle: usePassagesTitle,
    },
  ],
  statusItems: [{ id: 'theme.mapped', side: 'left', order: 40, when: open, component: ThemesItem }],
  settings: [
    {
      key: 'theme.placeOnImport',
      title: 'theme.setting.place-on-import',
      description: 'theme.setting.place-on-import.description',
      category,
      type: 'boolean',
      default: true,
    },
  ],
  quickOpen: [themeQuickOpen],
  walkthrough: [
    {
      id: 'theme.first',
      order: 60,
      icon: 'themes',
      title: 'theme.walk.title',
      description: 'theme.walk.text',
      command: { id: 'theme.show' },
      action: 'theme.walk.action',
      when: open,
      isDone: (project) => (project?.themes ?? 0) > 0,
    },
  ],
  commands: [...editing, ...whole].map((command) => ({ category, ...command })),
});
