import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../electron/main/menu/menu-template.ts';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../../shared/base/desktop-api.ts';
import type { MenuModel } from '../../../shared/base/menu-model.ts';

const model: MenuModel = {
  menus: [
    {
      kind: 'submenu',
      id: 'file',
      labelText: '文件',
      items: [
        { kind: 'command', id: 'project.open', labelText: 'Open…', accelerator: 'CmdOrCtrl+O' },
        { kind: 'separator' },
        {
          kind: 'submenu',
          id: 'file.recent',
          labelText: 'Recent',
          items: [
            { kind: 'command', id: 'project.openRecent', labelText: 'R&D.verbatim', argument: '/data/R&D.verbatim' },
            { kind: 'command', id: 'project.openRecent', labelText: 'b', argument: '/data/b.verbatim' },
          ],
        },
        { kind: 'command', id: 'view.zen', labelText: 'Zen', checked: false, enabled: false },
        { kind: 'role', role: 'quit', labelText: 'Quit Verbatim' },
      ],
    },
  ],
};

function submenu(item: MenuItemConstructorOptions | undefined): MenuItemConstructorOptions[] {
  return Array.isArray(item?.submenu) ? item.submenu : [];
}

describe('the native menu', () => {
  const ran: MenuCommand[] = [];
  const template = menuTemplate(model, (command) => ran.push(command));
  const file = submenu(template[0]);

  it('shows what the model says, in its order', () => {
    expect(template[0]?.label).toBe('文件');
    expect(file.map(({ label, type }) => label ?? type)).toEqual(['Open…', 'separator', 'Recent', 'Zen', 'Quit Verbatim']);
    expect(file[0]).toMatchObject({ accelerator: 'CmdOrCtrl+O', enabled: true });
    expect(file[3]).toMatchObject({ type: 'checkbox', checked: false, enabled: false });
    expect(file[4]).toMatchObject({ role: 'quit' });
  });

  it('keeps an ampersand in a name', () => {
    expect(submenu(file[2])[0]?.label).toBe('R&&D.verbatim');
  });

  it('has no id twice', () => {
    const ids = [...file, ...submenu(file[2])].flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('runs the command with its argument', () => {
    const click = (item: MenuItemConstructorOptions | undefined): void => {
      const run: unknown = item?.click;
      if (typeof run === 'function') run();
    };
    click(file[0]);
    click(submenu(file[2])[0]);
    expect(ran).toEqual([{ id: 'project.open' }, { id: 'project.openRecent', argument: '/data/R&D.verbatim' }]);
  });
});
