import { Menu } from 'electron';
import { bootMenuTemplate, menuTemplate } from './menu-template.ts';
import type { MenuCommand } from '#shared/base/desktop-api.ts';
import type { MenuModel } from '#shared/base/menu-model.ts';

/**
 * macOS has the one native bar; elsewhere there is none, since the workbench draws
 * its own, and Electron's default (reload, developer tools) must go.
 */
export function setBootMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(bootMenuTemplate) : null);
}

/** Replaces the native bar by the workbench's menus, where there is one. */
export function setWorkbenchMenu(
  platform: NodeJS.Platform,
  model: MenuModel,
  run: (command: MenuCommand) => void,
): void {
  if (platform !== 'darwin') return;
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(model, run)));
}
