import { themeContract, type Theme } from '#shared/contracts/theme.ts';
import { holdKeysWhile } from '#renderer/platform/keybindings/held-keys.ts';
import { selectedMessages } from '#renderer/platform/selection/selection-store.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { QuickPickItem, ServicesAccessor } from '#renderer/platform/services.ts';
import { promoteThemes } from './promote-themes.ts';
import { askSplit } from './split-dialog.tsx';
import { dropOf, moveOf, theThemes } from './theme-arguments.ts';
import { selectPlaces, themeStore } from './theme-state.ts';
import { readThemes } from './use-themes.ts';

const methods = themeContract.methods;
type Run = (accessor: ServicesAccessor, args: unknown) => Promise<void>;

const numbers = (t: ServicesAccessor['t']) => createFormat(currentLanguage(), t).number;

/** Puts the name of the theme into a field. */
export const rename: Run = async (_, args) => {
  // What is typed at once is meant for the name, whose field has yet to come.
  const theme = (await holdKeysWhile(theThemes(args))).at(-1);
  if (theme === undefined) return;
  selectPlaces([theme.id]);
  themeStore.setState({ renaming: theme.id });
};

/** Makes an empty theme: to move messages to, or to group others under. */
export const create: Run = async ({ rpc, quickInput, layout, t }) => {
  const name = (await quickInput.input({ title: t('theme.command.create'), placeholder: t('theme.create.placeholder') }))?.trim();
  if (name === undefined || name === '') return;
  const { theme } = await rpc.call(methods.create, { name, parent: null });
  layout.showSideBar('themes');
  selectPlaces([theme]);
};

/** Merges the selected themes into the one chosen last, or a single one into one that is asked for. */
export const merge: Run = async (accessor, args) => {
  const themes = await theThemes(args);
  const last = themes.at(-1);
  if (last === undefined) return;
  const into = themes.length > 1 ? last : await pickTheme(accessor, accessor.t('theme.merge.pick', { name: last.name }), ({ id }) => id !== last.id);
  if (into !== undefined) await mergeInto(accessor, themes.filter(({ id }) => id !== into.id), into);
};

async function mergeInto({ rpc, dialogs, notifications, commands, t }: ServicesAccessor, from: readonly Theme[], into: Theme): Promise<void> {
  const number = numbers(t);
  const [first] = from;
  if (first === undefined) return;
  const names = from.map(({ name }) => name).join(t('theme.listSeparator'));
  const agreed = await dialogs.confirm({
    title: t('theme.merge.title', { from: names, into: into.name }),
    details: [
      t('theme.merge.messages', { from: number(from.reduce((sum, { messages }) => sum + messages, 0)), into: into.name, present: number(into.messages) }),
      t('theme.merge.gone', { count: from.length, from: names }),
    ],
    confirmLabel: t('theme.merge.confirm'),
  });
  if (!agreed) return;
  const { messages } = await rpc.call(methods.merge, { from: from.map(({ id }) => id), into: into.id });
  selectPlaces([into.id]);
  notifications.notify('success', t('theme.merge.done', { from: names, into: into.name, count: messages, number: number(messages) }), {
    key: 'theme.edit',
    actions: [{ label: t('theme.undo'), run: () => void commands.execute('history.undo') }],
  });
}

/** Shows how a theme falls apart, and splits it. */
export const split: Run = async ({ rpc, notifications, commands, t }, args) => {
  const theme = (await theThemes(args)).at(-1);
  if (theme === undefined) return;
  const choice = await askSplit(theme);
  if (choice === undefined) return;
  const { themes } = await rpc.run(methods.split, { theme: theme.id, ...choice, dryRun: false });
  selectPlaces(themes);
  notifications.notify('success', t('theme.split.done', { name: theme.name, count: themes.length }), {
    key: 'theme.edit',
    actions: [{ label: t('theme.undo'), run: () => void commands.execute('history.undo') }],
  });
};

/** Pins or unpins, marks as noise or takes the mark away. */
export function setFlag(flag: 'pin' | 'noise', value: boolean): Run {
  return async ({ rpc }, args) => {
    const themes = (await theThemes(args)).map(({ id }) => id);
    if (themes.length === 0) return;
    if (flag === 'pin') await rpc.call(methods.pin, { themes, pinned: value });
    else await rpc.call(methods.noise, { themes, noise: value });
  };
}

/** Accepts the selected themes. */
export const accept: Run = async ({ rpc }, args) => {
  const themes = (await theThemes(args)).filter(({ accepted }) => !accepted).map(({ id }) => id);
  if (themes.length > 0) await rpc.call(methods.accept, { themes });
};

/** Accepts every theme of the set. */
export const acceptAll: Run = async ({ rpc, notifications, commands, t }) => {
  const { accepted } = await rpc.call(methods.accept, { themes: 'all' });
  notifications.notify('success', t('theme.accepted', { count: accepted, number: numbers(t)(accepted) }), {
    key: 'theme.edit',
    actions: [{ label: t('theme.undo'), run: () => void commands.execute('history.undo') }],
  });
};

/** Puts themes under a group that is asked for: one that is there, or a new one by the name that is typed. */
export const group: Run = async ({ rpc, quickInput, t }, args) => {
  const themes = await theThemes(args);
  if (themes.length === 0) return;
  const { current } = await readThemes();
  const chosen = new Set(themes.map(({ id }) => id));
  const groups = (current?.themes ?? []).filter(({ id, parent, noise }) => parent === null && !noise && !chosen.has(id));
  const picked = await quickInput.pick<number | string>(
    groups.map(({ id, name, messages }) => ({ id: String(id), label: name, description: numbers(t)(messages), value: id })),
    {
      title: t('theme.command.group'),
      placeholder: t('theme.group.placeholder'),
      emptyText: t('theme.group.empty'),
      provide: (query) => {
        const name = query.trim();
        return Promise.resolve(name === '' ? [] : [{ id: 'new', label: t('theme.group.new', { name }), icon: 'plus', value: name }]);
      },
    },
  );
  if (picked === undefined) return;
  const parent = typeof picked.value === 'number' ? picked.value : (await rpc.call(methods.create, { name: picked.value, parent: null })).theme;
  await rpc.call(methods.place, { themes: themes.map(({ id }) => id), parent, before: null });
};

/** Puts themes that are alike under proposed groups. */
export const groupAlike: Run = async ({ rpc, notifications, commands, t }) => {
  const { groups, themes } = await rpc.run(methods.group, {});
  notifications.notify('success', t('theme.grouped', { count: groups, themes }), {
    key: 'theme.edit',
    actions: [{ label: t('theme.undo'), run: () => void commands.execute('history.undo') }],
  });
};

/** Takes themes out of their groups. */
export const ungroup: Run = async ({ rpc }, args) => {
  const themes = (await theThemes(args)).filter(({ parent }) => parent !== null).map(({ id }) => id);
  if (themes.length > 0) await rpc.call(methods.place, { themes, parent: null, before: null });
};

/** Removes a theme without messages; for one with messages it says what to do instead. */
export const remove: Run = async ({ rpc, notifications, commands, t }, args) => {
  const theme = (await theThemes(args)).at(-1);
  if (theme === undefined) return;
  await rpc.call(methods.remove, { theme: theme.id });
  notifications.notify('info', t('theme.removed', { name: theme.name }), {
    key: 'theme.edit',
    actions: [{ label: t('theme.undo'), run: () => void commands.execute('history.undo') }],
  });
};

/** Shows what would be coded, and makes codes of themes. */
export const promote: Run = async (accessor, args) => promoteThemes(accessor, await theThemes(args));

/** Moves messages into a theme: those given or selected, into the one given or asked for. */
export const moveMessages: Run = async (accessor, args) => {
  const { rpc, quickInput, notifications, commands, t } = accessor;
  const given = moveOf(args);
  const chosen = given.messages === undefined ? selectedMessages() : { selection: { messages: [...given.messages] }, count: given.messages.length };
  if (chosen === undefined || chosen.count === 0) return;
  const { current } = await readThemes();
  const items: QuickPickItem<number | null>[] = [
    ...(current?.themes ?? []).map(({ id, name, messages }) => ({ id: String(id), label: name, description: numbers(t)(messages), value: id })),
    { id: 'none', label: t('theme.unmapped'), icon: 'x', value: null },
  ];
  const theme = given.theme === undefined ? (await quickInput.pick(items, { title: t('theme.move.title', { count: chosen.count, number: numbers(t)(chosen.count) }), placeholder: t('theme.move.placeholder') }))?.value : given.theme;
  if (theme === undefined) return;
  const { moved, already } = await rpc.call(methods.move, { selection: chosen.selection, theme });
  const name = theme === null ? t('theme.unmapped') : (current?.themes.find(({ id }) => id === theme)?.name ?? '');
  notifications.notify('success', t('theme.move.done', { name, count: moved, number: numbers(t)(moved) }), {
    key: 'theme.edit',
    ...(already > 0 ? { detail: t('theme.move.already', { count: already, number: numbers(t)(already) }) } : {}),
    actions: [{ label: t('theme.undo'), run: () => void commands.execute('history.undo') }],
  });
};

/** Themes dropped in the list: into a group, into another theme (merging), or beside one. */
export const drop: Run = async (accessor, args) => {
  const dropped = dropOf(args);
  if (dropped === undefined) return;
  const { current } = await readThemes();
  const target = current?.themes.find(({ id }) => id === dropped.target);
  if (current === null || target === undefined) return;
  const themes = [...dropped.themes];
  if (dropped.position === 'into' && dropped.ontoGroup) await accessor.rpc.call(methods.place, { themes, parent: target.id, before: null });
  else if (dropped.position === 'into') await mergeInto(accessor, await theThemes({ themes }), target);
  else {
    const siblings = current.themes.filter(({ parent, id }) => parent === target.parent && !themes.includes(id));
    const next = siblings[siblings.findIndex(({ id }) => id === target.id) + 1];
    await accessor.rpc.call(methods.place, { themes, parent: target.parent, before: dropped.position === 'before' ? target.id : (next?.id ?? null) });
  }
};

async function pickTheme({ quickInput, t }: ServicesAccessor, title: string, fits: (theme: Theme) => boolean): Promise<Theme | undefined> {
  const { current } = await readThemes();
  const items = (current?.themes ?? []).filter((theme) => fits(theme)).map((theme) => ({ id: String(theme.id), label: theme.name, description: numbers(t)(theme.messages), value: theme }));
  return (await quickInput.pick(items, { title, placeholder: t('theme.pick.placeholder') }))?.value;
}
