import { defineContribution } from '#renderer/platform/contribution.ts';
import { addWord, exportWords, importWords, resetStopWords } from './list-commands.ts';

const category = 'dictionary.title';
const inEditor = "activeEditor == 'dictionary'";

export const contribution = defineContribution({
  id: 'dictionary',
  commands: [
    {
      id: 'dictionary.open',
      title: 'dictionary.command.open',
      category,
      icon: 'book',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+K Ctrl+D' },
      menu: [{ menu: 'analyse', group: '7_words', order: 1 }],
      run: ({ editors }) => editors.openEditor({ type: 'dictionary', id: 'dictionary' }),
    },
    { id: 'dictionary.add', title: 'dictionary.command.add', category, icon: 'plus', when: 'projectOpen', run: addWord },
    {
      id: 'dictionary.import',
      title: 'dictionary.command.import',
      category,
      icon: 'import',
      when: inEditor,
      menu: [{ menu: 'editor/dictionary', group: '1_files', order: 1 }],
      run: (accessor) => importWords(accessor, false),
    },
    {
      id: 'dictionary.replace',
      title: 'dictionary.command.replace',
      category,
      when: inEditor,
      menu: [{ menu: 'editor/dictionary', group: '1_files', order: 2 }],
      run: (accessor) => importWords(accessor, true),
    },
    {
      id: 'dictionary.export',
      title: 'dictionary.command.export',
      category,
      icon: 'export',
      when: inEditor,
      menu: [{ menu: 'editor/dictionary', group: '1_files', order: 3 }],
      run: exportWords,
    },
    {
      id: 'dictionary.reset',
      title: 'dictionary.command.reset',
      category,
      when: inEditor,
      menu: [{ menu: 'editor/dictionary', group: '2_reset', order: 1 }],
      run: resetStopWords,
    },
  ],
  editors: [
    {
      type: 'dictionary',
      icon: 'book',
      title: (_, t) => t('dictionary.title'),
      load: () => import('./dictionary-editor.tsx').then((module) => module.DictionaryEditor),
    },
  ],
});
