/**
 * The application menu as plain data. The renderer builds it from the command
 * descriptors (labels already translated, keybindings already resolved), so a
 * native menu and the workbench's own one can never say different things.
 */

/** Behaviours that only the operating system can give, mostly inside text fields on macOS. */
export const menuRoles = [
  'about',
  'services',
  'hide',
  'hideOthers',
  'unhide',
  'quit',
  'cut',
  'copy',
  'paste',
  'pasteAndMatchStyle',
  'selectAll',
  'minimize',
  'zoom',
  'front',
  'togglefullscreen',
] as const;

export type MenuRole = (typeof menuRoles)[number];

export interface MenuCommandItem {
  readonly kind: 'command';
  /** Id of the command to run. */
  readonly id: string;
  readonly labelText: string;
  /** In Electron's notation, for instance `CmdOrCtrl+Shift+P`; shown and, on macOS, bound. */
  readonly accelerator?: string;
  readonly enabled?: boolean;
  /** Present for commands that switch something on and off. */
  readonly checked?: boolean;
  /** Passed back with the command, for instance the path of a recent project. */
  readonly argument?: string;
}

export interface MenuRoleItem {
  readonly kind: 'role';
  readonly role: MenuRole;
  readonly labelText: string;
}

export interface MenuSeparator {
  readonly kind: 'separator';
}

export interface MenuSubmenu {
  readonly kind: 'submenu';
  readonly id: string;
  readonly labelText: string;
  readonly items: readonly MenuItemModel[];
}

export type MenuItemModel = MenuCommandItem | MenuRoleItem | MenuSeparator | MenuSubmenu;

/** The top level: every entry of the menu bar opens a menu. */
export interface MenuModel {
  readonly menus: readonly MenuSubmenu[];
}
