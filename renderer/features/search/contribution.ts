import { searchContract, type SavedSearch } from '#shared/contracts/search.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { focusQuery, hasHistory, remember, searchStore, setQuery } from './search-state.ts';
import { readSavedSearches, savedSearchQuickOpen } from './saved-searches.ts';

const category = 'search.title';
const { save, update, rename, remove, reorder } = searchContract.methods;

function queryOf(args: unknown): string | undefined {
  return typeof args === 'object' && args !== null && 'query' in args && typeof args.query === 'string' ? args.query : undefined;
}

/** The saved search a command is about: the one named by `{search}`, else one the user picks. */
async function savedSearch({ quickInput, t }: ServicesAccessor, args: unknown): Promise<SavedSearch | undefined> {
  const searches = await readSavedSearches();
  const id = typeof args === 'object' && args !== null && 'search' in args ? args.search : undefined;
  const named = searches.find((search) => search.id === id);
  if (named !== undefined) return named;
  const picked = await quickInput.pick(
    searches.map((search) => ({ id: String(search.id), label: search.name, description: search.query, icon: 'filter', value: search })),
    { placeholder: t('search.pickSaved'), emptyText: t('search.noSaved') },
  );
  return picked?.value;
}

/** Where a search stands that goes up or down: before which other one. */
async function move(accessor: ServicesAccessor, args: unknown, step: 1 | -1): Promise<void> {
  const searches = await readSavedSearches();
  const search = await savedSearch(accessor, args);
  const index = searches.findIndex((other) => other.id === search?.id);
  if (search === undefined || index + step < 0 || index + step >= searches.length) return;
  await accessor.rpc.call(reorder, { search: search.id, before: searches[step < 0 ? index - 1 : index + 2]?.id ?? null });
}

export const contribution = defineContribution({
  id: 'search',
  sideBars: [
    {
      id: 'search',
      title: 'search.title',
      icon: 'search',
      order: 20,
      when: 'projectOpen',
      load: () => import('./search-view.tsx').then((module) => module.SearchView),
    },
  ],
  quickOpen: [savedSearchQuickOpen],
  walkthrough: [
    {
      id: 'search.first',
      order: 20,
      icon: 'search',
      title: 'search.step.title',
      description: 'search.step.text',
      command: { id: 'search.focus' },
      action: 'search.step.action',
      when: 'projectOpen',
      isDone: async (project) => project !== undefined && (await hasHistory()),
    },
  ],
  commands: [
    {
      id: 'search.focus',
      title: 'search.command.focus',
      category,
      icon: 'search',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Shift+F' },
      menu: [{ menu: 'edit', group: '3_find', order: 1 }],
      run: ({ layout }, args) => {
        const query = queryOf(args);
        if (query !== undefined) setQuery(query);
        layout.showSideBar('search', true);
        focusQuery();
      },
    },
    {
      id: 'search.openAsTable',
      title: 'search.command.openAsTable',
      category,
      icon: 'table',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+Enter', when: 'searchFocus' },
      menu: [{ menu: 'sideBar/search', group: '1_result', order: 1 }],
      run: ({ commands }, args) => {
        const query = queryOf(args) ?? searchStore.getState().query;
        remember(query);
        return commands.execute('messages.open', { id: 'search', query });
      },
    },
    {
      id: 'search.save',
      title: 'search.command.save',
      category,
      icon: 'save',
      when: 'projectOpen',
      keybinding: { key: 'Ctrl+S', when: 'searchFocus' },
      menu: [{ menu: 'sideBar/search', group: '1_result', order: 2 }],
      run: async ({ rpc, quickInput, notifications, t }, args) => {
        const query = (queryOf(args) ?? searchStore.getState().query).trim();
        if (query === '' || parseQuery(query).errors.length > 0) {
          notifications.notify('warning', t('search.nothingToSave'), { key: 'search.save' });
          return;
        }
        const taken = new Set((await readSavedSearches()).map((search) => search.name));
        const name = await quickInput.input({
          title: t('search.command.save'),
          placeholder: t('search.name'),
          value: query.slice(0, 60),
          validate: (text) => (text.trim() === '' ? t('search.nameMissing') : taken.has(text.trim()) ? t('search.nameTaken') : undefined),
        });
        if (name === undefined || name.trim() === '') return;
        await rpc.call(save, { name: name.trim(), query });
        notifications.notify('success', t('search.savedAs', { name: name.trim() }), { key: 'search.save' });
      },
    },
    {
      id: 'search.openSaved',
      title: 'search.command.openSaved',
      category,
      icon: 'filter',
      when: 'projectOpen',
      menu: [{ menu: 'context/savedSearch', group: '1_open', order: 1 }],
      run: async (accessor, args) => {
        const search = await savedSearch(accessor, args);
        if (search !== undefined) {
          await accessor.commands.execute('messages.open', { id: `search-${search.id}`, query: search.query, name: search.name });
        }
      },
    },
    {
      id: 'search.editSaved',
      title: 'search.command.editSaved',
      category,
      icon: 'search',
      when: 'projectOpen',
      menu: [{ menu: 'context/savedSearch', group: '1_open', order: 2 }],
      run: async (accessor, args) => {
        const search = await savedSearch(accessor, args);
        if (search === undefined) return;
        setQuery(search.query);
        accessor.layout.showSideBar('search', true);
        focusQuery();
      },
    },
    {
      id: 'search.updateSaved',
      title: 'search.command.updateSaved',
      category,
      when: 'projectOpen',
      menu: [{ menu: 'context/savedSearch', group: '2_change', order: 1 }],
      run: async (accessor, args) => {
        const { rpc, quickInput, t } = accessor;
        const search = await savedSearch(accessor, args);
        if (search === undefined) return;
        const query = await quickInput.input({
          title: t('search.command.updateSaved'),
          value: search.query,
          validate: (text) => (parseQuery(text).errors.length > 0 ? t('search.notAQuery') : undefined),
        });
        if (query !== undefined) await rpc.call(update, { search: search.id, query });
      },
    },
    {
      id: 'search.renameSaved',
      title: 'search.command.renameSaved',
      category,
      when: 'projectOpen',
      menu: [{ menu: 'context/savedSearch', group: '2_change', order: 2 }],
      run: async (accessor, args) => {
        const { rpc, quickInput, t } = accessor;
        const search = await savedSearch(accessor, args);
        if (search === undefined) return;
        const name = await quickInput.input({
          title: t('search.command.renameSaved'),
          value: search.name,
          validate: (text) => (text.trim() === '' ? t('search.nameMissing') : undefined),
        });
        if (name !== undefined && name.trim() !== '') await rpc.call(rename, { search: search.id, name: name.trim() });
      },
    },
    {
      id: 'search.moveSavedUp',
      title: 'search.command.moveUp',
      category,
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/savedSearch', group: '3_order', order: 1 }],
      run: (accessor, args) => move(accessor, args, -1),
    },
    {
      id: 'search.moveSavedDown',
      title: 'search.command.moveDown',
      category,
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/savedSearch', group: '3_order', order: 2 }],
      run: (accessor, args) => move(accessor, args, 1),
    },
    {
      id: 'search.removeSaved',
      title: 'search.command.removeSaved',
      category,
      when: 'projectOpen',
      menu: [{ menu: 'context/savedSearch', group: '4_remove', order: 1 }],
      run: async (accessor, args) => {
        const search = await savedSearch(accessor, args);
        if (search === undefined) return;
        await accessor.rpc.call(remove, { search: search.id });
        accessor.notifications.notify('success', accessor.t('search.removed', { name: search.name }), { key: 'search.remove' });
      },
    },
  ],
});
