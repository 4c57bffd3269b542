import { AppError } from '#shared/base/errors.ts';
import { themeContract } from '#shared/contracts/theme.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';
import { makeCurrent } from './current-set.ts';
import { mergeThemes } from './merge-themes.ts';
import { moveMessages } from './move-messages.ts';
import { placeThemes } from './place-themes.ts';
import { countMessages, insertTheme, removeTheme, requireGroup } from './theme-changes.ts';
import { readSets, readThemes, requireCurrentSet, requireTheme, type ThemeSetRow } from './theme-rows.ts';

export const handlers = implement.commands(themeContract, {
  rename: ({ tx }, { theme, name }) => {
    const before = requireTheme(tx.db, theme);
    tx.update('theme', theme, { name, named_by: 'analyst', accepted: 1 });
    tx.describe({ name: before.name, into: name });
    return {};
  },
  create: ({ tx }, { name, parent }) => {
    const { id: set } = requireCurrentSet(tx.db);
    if (parent !== null) requireGroup(tx, parent);
    tx.describe({ name });
    return { theme: insertTheme(tx, set, { name, origin: 'analyst', parent }) };
  },
  merge: ({ tx }, { from, into }) => ({ messages: mergeThemes(tx, from, into) }),
  pin: ({ tx }, { themes, pinned }) => {
    setFlag(tx, themes, 'pinned', pinned);
    return {};
  },
  noise: ({ tx }, { themes, noise }) => {
    setFlag(tx, themes, 'noise', noise);
    return {};
  },
  accept: ({ tx }, { themes }) => {
    const { id: set } = requireCurrentSet(tx.db);
    const rows = themes === 'all' ? readThemes(tx.db, set) : themes.map((theme) => requireTheme(tx.db, theme));
    const proposed = rows.filter(({ accepted }) => accepted === 0);
    for (const { id } of proposed) tx.update('theme', id, { accepted: 1 });
    tx.describe({ name: proposed.map(({ name }) => name).join(', '), themes: proposed.length });
    return { accepted: proposed.length };
  },
  place: ({ tx }, { themes, parent, before }) => {
    placeThemes(tx, themes, parent, before);
    return {};
  },
  move: ({ tx }, { selection, theme }, { signal }) => moveMessages(tx, selection, theme, signal),
  remove: ({ tx }, { theme }) => {
    const set = requireCurrentSet(tx.db);
    const { name } = requireTheme(tx.db, theme);
    const messages = countMessages(tx, set).get(theme) ?? 0;
    if (messages > 0) throw new AppError('conflict', { reason: 'theme-in-use', name, messages });
    removeTheme(tx, theme);
    tx.describe({ name });
    return {};
  },
  show: ({ tx }, { set }) => {
    const wanted = requireSet(tx, set);
    makeCurrent(tx, wanted.id);
    tx.describe({ query: wanted.query });
    return {};
  },
  removeSet: ({ tx }, { set }) => {
    const row = requireSet(tx, set);
    for (const table of ['theme_move', 'theme_cluster', 'theme'] as const) {
      for (const id of prepareOnce<[number], number>(tx.db, `SELECT id FROM ${table} WHERE set_id = ?`).pluck().all(set)) tx.remove(table, id);
    }
    tx.remove('theme_set', set);
    const newest = readSets(tx.db).at(-1);
    if (row.current === 1 && newest !== undefined) tx.update('theme_set', newest.id, { current: 1 });
    tx.describe({ query: row.query });
    return {};
  },
});

/** Marking a theme takes a look at it, so that it is accepted by that; taking a mark away changes nothing else. */
function setFlag(tx: CommandTransaction, themes: readonly number[], flag: 'pinned' | 'noise', value: boolean): void {
  const names = themes.map((theme) => {
    const { name } = requireTheme(tx.db, theme);
    tx.update('theme', theme, value ? { [flag]: 1, accepted: 1 } : { [flag]: 0 });
    return name;
  });
  tx.describe({ name: names.join(', '), [flag]: value });
}

function requireSet(tx: CommandTransaction, id: number): ThemeSetRow {
  const found = readSets(tx.db).find((set) => set.id === id);
  if (found === undefined) throw new AppError('not-found', { reason: 'no-theme-set' });
  return found;
}
