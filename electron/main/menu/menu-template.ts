import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/base/desktop-api.ts';
import type { MenuItemModel, MenuModel } from '#shared/base/menu-model.ts';

/**
 * Electron's template for a menu model.
 * @param run Called with the command that the person chose.
 */
export function menuTemplate(model: MenuModel, run: (command: MenuCommand) => void): MenuItemConstructorOptions[] {
  return model.menus.map((menu) => item(menu, run));
}

function item(model: MenuItemModel, run: (command: MenuCommand) => void): MenuItemConstructorOptions {
  switch (model.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return { role: model.role, label: model.labelText };
    case 'submenu':
      return { id: model.id, label: escapeMnemonic(model.labelText), submenu: model.items.map((child) => item(child, run)) };
    case 'command':
      return {
        id: model.argument === undefined ? model.id : `${model.id} ${model.argument}`,
        label: escapeMnemonic(model.labelText),
        enabled: model.enabled ?? true,
        ...(model.accelerator === undefined ? {} : { accelerator: model.accelerator }),
        ...(model.checked === undefined ? {} : { type: 'checkbox', checked: model.checked }),
        click: () => run(model.argument === undefined ? { id: model.id } : { id: model.id, argument: model.argument }),
      };
  }
}

/** A lone ampersand would vanish as the mark of a mnemonic, for instance in a file's name. */
function escapeMnemonic(label: string): string {
  return label.replaceAll('&', '&&');
}

/**
 * What macOS shows until the workbench has sent its own menu: without these roles
 * neither quitting nor pasting a passphrase would work.
 */
export const bootMenuTemplate: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { role: 'editMenu' }];
