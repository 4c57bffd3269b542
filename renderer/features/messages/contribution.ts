import { defineContribution } from '#renderer/platform/contribution.ts';
import { copyText } from '#renderer/platform/host/copy-text.ts';
import { pickFilter } from '#renderer/platform/query/pick-filter.ts';
import type { JsonValue } from '#renderer/platform/services.ts';
import { activeTable } from './active-table.ts';
import { readTableParams, tableTitle } from './table-params.ts';
import { addCode, addMemo, addTag, removeCode, removeTag } from './bulk-commands.ts';

const inTable = 'projectOpen && messagesFocus && !messagesHead && !textInputFocus';
const atTable = "projectOpen && activeEditor == 'messages'";

/** What `messages.open` takes: the tab's id and params, all optional. */
interface OpenArguments {
  readonly id: string;
  readonly params: Readonly<Record<string, JsonValue>> | undefined;
}

function openArguments(args: unknown): OpenArguments {
  if (typeof args !== 'object' || args === null) return { id: 'all', params: undefined };
  const params: Record<string, JsonValue> = {};
  if ('query' in args && typeof args.query === 'string') params['query'] = args.query;
  if ('name' in args && typeof args.name === 'string') params['name'] = args.name;
  if ('message' in args && typeof args.message === 'number') params['message'] = args.message;
  const id = 'id' in args && typeof args.id === 'string' ? args.id : 'all';
  return { id, params: Object.keys(params).length === 0 ? undefined : params };
}

export const contribution = defineContribution({
  id: 'messages',
  editors: [
    {
      type: 'messages',
      icon: 'table',
      title: (input, t) => tableTitle(readTableParams(input.params), t),
      load: () => import('./messages-editor.tsx').then((module) => module.MessagesEditor),
    },
  ],
  commands: [
    {
      id: 'messages.open',
      title: 'messages.command.open',
      category: 'messages.title',
      icon: 'table',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Alt+M' },
      menu: [{ menu: 'view', group: '3_open', order: 1 }, { menu: 'sideBar/explorer', group: 'navigation', order: 2 }],
      run: ({ editors }, args) => {
        const { id, params } = openArguments(args);
        editors.openEditor({ type: 'messages', id, ...(params === undefined ? {} : { params }) });
      },
    },
    {
      id: 'messages.goToRow',
      title: 'messages.command.goToRow',
      category: 'messages.title',
      when: atTable,
      keybinding: { key: 'Ctrl+G', when: '!textInputFocus' },
      menu: [{ menu: 'go', group: '4_table', order: 1 }],
      run: async ({ quickInput, t }) => {
        const table = activeTable();
        if (table === undefined) return;
        const read = (text: string) => Number(text.replaceAll(/[\s,，]/gu, ''));
        const isRow = (row: number) => Number.isInteger(row) && row >= 1 && row <= table.count;
        const text = await quickInput.input({
          title: t('messages.command.goToRow'),
          placeholder: t('messages.goToRowHint', { count: table.count }),
          value: table.cursor < 0 ? '' : String(table.cursor + 1),
          validate: (typed) => (isRow(read(typed)) ? undefined : t('messages.goToRowHint', { count: table.count })),
        });
        if (text !== undefined && isRow(read(text))) table.goToRow(read(text) - 1);
      },
    },
    {
      id: 'messages.addFilter',
      title: 'messages.command.addFilter',
      category: 'messages.title',
      icon: 'filter',
      when: atTable,
      keybinding: { key: 'Ctrl+Alt+F' },
      run: async (accessor) => {
        const table = activeTable();
        if (table === undefined) return;
        const query = await pickFilter(accessor, table.query);
        if (query !== undefined) table.setQuery(query);
        table.focus();
      },
    },
    {
      id: 'messages.refresh',
      title: 'messages.command.refresh',
      category: 'messages.title',
      icon: 'refresh',
      when: atTable,
      run: () => activeTable()?.refresh(),
    },
    {
      id: 'messages.selectAll',
      title: 'messages.command.selectAll',
      category: 'messages.title',
      when: atTable,
      keybinding: { key: 'Ctrl+A', when: 'messagesEditorFocus && !textInputFocus' },
      menu: [{ menu: 'context/messages', group: '3_select', order: 1 }],
      run: () => activeTable()?.selectAll(),
    },
    {
      id: 'messages.clearSelection',
      title: 'messages.command.clearSelection',
      category: 'messages.title',
      when: atTable,
      keybinding: { key: 'Escape', when: 'messagesEditorFocus && !textInputFocus' },
      run: () => activeTable()?.clearSelection(),
    },
    {
      id: 'messages.toggleRow',
      title: 'messages.command.toggleRow',
      category: 'messages.title',
      when: inTable,
      keybinding: [{ key: 'x' }, { key: 'Ctrl+Space' }],
      run: () => activeTable()?.toggleCurrent(),
    },
    {
      id: 'messages.openConversation',
      title: 'messages.command.openConversation',
      category: 'messages.title',
      icon: 'chat',
      when: inTable,
      keybinding: { key: 'Enter' },
      menu: [{ menu: 'context/messages', group: '1_open', order: 1 }],
      run: () => activeTable()?.open(false),
    },
    {
      id: 'messages.preview',
      title: 'messages.command.preview',
      category: 'messages.title',
      icon: 'split',
      when: inTable,
      keybinding: { key: 'Space' },
      menu: [{ menu: 'context/messages', group: '1_open', order: 2 }],
      run: () => activeTable()?.open(true),
    },
    {
      id: 'messages.copyText',
      title: 'messages.command.copyText',
      category: 'messages.title',
      when: inTable,
      keybinding: { key: 'Ctrl+C' },
      menu: [{ menu: 'context/messages', group: '1_open', order: 3 }],
      run: async () => {
        const text = activeTable()?.currentMessage()?.text;
        if (text !== undefined) await copyText(text);
      },
    },
    {
      id: 'messages.addCode',
      title: 'messages.command.addCode',
      category: 'messages.title',
      icon: 'codebook',
      when: atTable,
      keybinding: { key: 't', when: inTable },
      menu: [{ menu: 'context/messages', group: '2_code', order: 1 }],
      run: addCode,
    },
    {
      id: 'messages.removeCode',
      title: 'messages.command.removeCode',
      category: 'messages.title',
      when: atTable,
      keybinding: { key: 'Shift+T', when: inTable },
      menu: [{ menu: 'context/messages', group: '2_code', order: 2 }],
      run: removeCode,
    },
    {
      id: 'messages.addTag',
      title: 'messages.command.addTag',
      category: 'messages.title',
      icon: 'tag',
      when: atTable,
      keybinding: { key: 'g', when: inTable },
      menu: [{ menu: 'context/messages', group: '2_code', order: 3 }],
      run: addTag,
    },
    {
      id: 'messages.removeTag',
      title: 'messages.command.removeTag',
      category: 'messages.title',
      when: atTable,
      menu: [{ menu: 'context/messages', group: '2_code', order: 4 }],
      run: removeTag,
    },
    {
      id: 'messages.addMemo',
      title: 'messages.command.addMemo',
      category: 'messages.title',
      icon: 'memo',
      when: atTable,
      keybinding: { key: 'm', when: inTable },
      menu: [{ menu: 'context/messages', group: '2_code', order: 5 }],
      run: () => addMemo(),
    },
  ],
});
