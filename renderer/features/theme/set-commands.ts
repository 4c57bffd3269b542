import { themeContract, type ThemeSet } from '#shared/contracts/theme.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { searchContract } from '#shared/contracts/search.ts';
import { saveChart } from '#renderer/platform/charts/save-chart.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import { withField } from '#renderer/platform/query/query-chips.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { drawMap, mapRows } from './map-drawing.ts';
import { askRun, firstSeed } from './run-dialog.tsx';
import { suggestNumber } from './suggest-number.ts';
import { theThemes } from './theme-arguments.ts';
import { assignNewMessages, runClustering } from './theme-run.ts';
import { selectPlaces, selectSample } from './theme-state.ts';
import { readThemes } from './use-themes.ts';

const methods = themeContract.methods;
type Run = (accessor: ServicesAccessor, args?: unknown) => Promise<void>;

/** Shows the list and the map. */
export function showThemes({ layout, editors }: Pick<ServicesAccessor, 'layout' | 'editors'>, focus: boolean): void {
  layout.showSideBar('themes', focus);
  editors.openEditor({ type: 'theme-map', id: 'current' }, { focus: !focus });
}

/** Asks how, clusters, and shows what was found; where there are themes their edits are kept. */
export const find: Run = async (accessor) => {
  const { current } = await readThemes();
  const choice = await askRun(
    current === null
      ? { ...(await firstScope(accessor)), language: 'both', seed: firstSeed, anew: false }
      : { query: current.set.query, language: current.set.language, clusters: current.run.asked, seed: current.run.seed, anew: false },
    current,
  );
  if (choice === undefined) return;
  if (current === null) showThemes(accessor, false);
  const result = await runClustering(accessor, choice);
  if (result === undefined) return;
  selectPlaces([]);
  showThemes(accessor, false);
};

/** Themes are what customers say: agents are left out at first where there are any. */
async function firstScope({ rpc }: ServicesAccessor): Promise<{ readonly query: string; readonly clusters: number }> {
  const count = (query: string) => rpc.call(searchContract.methods.count, { query });
  const customers = await count('role:customer');
  const apart = customers.count > 0 && (await count('role:agent')).count > 0;
  return apart ? { query: 'role:customer', clusters: suggestNumber(customers.count) } : { query: '', clusters: suggestNumber(customers.total) };
}

/** Places the messages that came later. */
export const assign: Run = (accessor) => assignNewMessages(accessor);

/** Shows a theme in the list and on the map, with its passages. */
export const reveal: Run = async (accessor, args) => {
  const theme = (await theThemes(args)).at(-1);
  if (theme === undefined) return;
  showThemes(accessor, false);
  selectPlaces([theme.id]);
  accessor.layout.showPanel('themePassages', false);
};

/** Opens the messages of the theme in the table. */
export const openMessages: Run = async ({ commands }, args) => {
  const theme = (await theThemes(args)).at(-1);
  if (theme === undefined) return;
  await commands.execute('messages.open', { id: `theme-${theme.id}`, name: theme.name, query: withField('', 'theme', [theme.name]) });
};

/** Lists a fair sample of the messages in no theme. */
export const openSample: Run = async ({ layout }) => {
  selectSample();
  layout.showPanel('themePassages');
};

/** Chooses which clustering is seen. */
export const switchSet: Run = async (accessor) => {
  const set = await pickSet(accessor, accessor.t('theme.command.switchSet'));
  if (set !== undefined && !set.current) await accessor.rpc.call(methods.show, { set: set.id });
};

/** Removes a clustering with its themes. */
export const removeSet: Run = async (accessor) => {
  const { rpc, dialogs, t } = accessor;
  const { sets } = await readThemes();
  const set = sets.length === 1 ? sets[0] : await pickSet(accessor, t('theme.command.removeSet'));
  if (set === undefined) return;
  const agreed = await dialogs.confirm({
    title: t('theme.removeSet.title', { name: setName(set, t) }),
    message: t('theme.removeSet.message', { count: set.themes }),
    confirmLabel: t('theme.removeSet.confirm'),
    destructive: true,
  });
  if (agreed) await rpc.call(methods.removeSet, { set: set.id });
};

async function pickSet({ quickInput, t }: ServicesAccessor, title: string): Promise<ThemeSet | undefined> {
  const { sets } = await readThemes();
  const format = createFormat(currentLanguage(), t);
  const items = sets.map((set) => ({
    id: String(set.id),
    label: setName(set, t),
    description: `${t('theme.themes', { count: set.themes })} · ${format.date(set.createdAt)}${set.current ? ` · ${t('theme.set.current')}` : ''}`,
    value: set,
  }));
  return (await quickInput.pick(items, { title }))?.value;
}

function setName({ query, language }: ThemeSet, t: ServicesAccessor['t']): string {
  const scope = query === '' ? t('theme.scope.all') : query;
  return language === 'both' ? scope : `${scope} · ${t(`theme.language.${language}`)}`;
}

/** Saves the map as a picture, or its numbers. */
export const saveMap: Run = async (accessor) => {
  const { rpc, t } = accessor;
  const { current } = await readThemes();
  if (current === null) return;
  const format = createFormat(currentLanguage(), t);
  const { name } = await rpc.call(projectContract.methods.info, {});
  await saveChart(accessor, {
    chart: 'themes',
    name: t('theme.file', { project: name }),
    picture: () => drawMap(current, name, t, format),
    rows: () => mapRows(current, t),
  });
};
