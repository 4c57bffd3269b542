import { defineContribution } from '#renderer/platform/contribution.ts';
import { addEntry, addStarter, editEntry, exportGlossary, importGlossary, renameEntry, setStatus } from './glossary-commands.ts';

const category = 'glossary.title';
const inEditor = "activeEditor == 'glossary'";
const onRows = `${inEditor} && glossaryFocus`;
const onTree = `${inEditor} && glossaryTreeFocus`;

export const contribution = defineContribution({
  id: 'glossary',
  commands: [
    {
      id: 'glossary.open',
      title: 'glossary.command.open',
      category,
      icon: 'book',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+K Ctrl+G' },
      menu: [{ menu: 'analyse', group: '8_plain', order: 2 }, { menu: 'sideBar/plain', group: 'navigation', order: 3 }],
      run: ({ editors, layout }, args) => {
        const entry = typeof args === 'object' && args !== null && 'entry' in args && typeof args.entry === 'number' ? args.entry : null;
        layout.setVisible('inspector', true);
        editors.openEditor({ type: 'glossary', id: 'glossary', params: { entry } });
      },
    },
    { id: 'glossary.add', title: 'glossary.command.add', category, icon: 'plus', when: 'projectOpen', menu: [{ menu: 'editor/glossary', group: 'navigation', order: 1 }], run: addEntry },
    { id: 'glossary.addStarter', title: 'glossary.command.addStarter', category, when: 'projectOpen', menu: [{ menu: 'editor/glossary', group: '1_files', order: 1 }], run: addStarter },
    { id: 'glossary.import', title: 'glossary.command.import', category, icon: 'import', when: 'projectOpen', menu: [{ menu: 'editor/glossary', group: '1_files', order: 2 }], run: importGlossary },
    { id: 'glossary.export', title: 'glossary.command.export', category, icon: 'export', when: 'projectOpen', menu: [{ menu: 'editor/glossary', group: '1_files', order: 3 }], run: exportGlossary },
    {
      id: 'glossary.edit',
      title: 'glossary.command.edit',
      category,
      icon: 'edit',
      when: "selectionKind == 'glossary'",
      keybinding: { key: 'F2', when: onRows },
      menu: [{ menu: 'context/glossary', group: '1_change', order: 1 }],
      run: editEntry,
    },
    { id: 'glossary.rename', title: 'glossary.command.rename', category, when: onTree, keybinding: { key: 'F2', when: 'glossaryTreeFocus' }, menu: [{ menu: 'context/glossary', group: '1_change', order: 2 }], run: renameEntry },
    {
      id: 'glossary.approve',
      title: 'glossary.command.approve',
      category,
      icon: 'check',
      when: inEditor,
      keybinding: [{ key: 'a', when: onRows }, { key: 'Ctrl+Enter', when: onTree }],
      menu: [{ menu: 'context/glossary', group: '2_status', order: 1 }],
      run: (accessor) => setStatus(accessor, 'approved'),
    },
    {
      id: 'glossary.retire',
      title: 'glossary.command.retire',
      category,
      when: inEditor,
      keybinding: [{ key: 'x', when: onRows }, { key: 'Delete', when: onTree }],
      menu: [{ menu: 'context/glossary', group: '2_status', order: 2 }],
      run: (accessor) => setStatus(accessor, 'retired'),
    },
    {
      id: 'glossary.toDraft',
      title: 'glossary.command.toDraft',
      category,
      when: inEditor,
      menu: [{ menu: 'context/glossary', group: '2_status', order: 3 }],
      run: (accessor) => setStatus(accessor, 'draft'),
    },
  ],
  editors: [
    {
      type: 'glossary',
      icon: 'book',
      title: (_, t) => t('glossary.title'),
      load: () => import('./glossary-editor.tsx').then((module) => module.GlossaryEditor),
    },
  ],
  inspectors: [
    {
      kind: 'glossary',
      title: (_, t) => t('glossary.inspector'),
      load: () => import('./entry-details.tsx').then((module) => module.EntryDetails),
    },
  ],
});
