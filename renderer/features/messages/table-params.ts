import { messageSortColumns, type MessageSort } from '#shared/contracts/messages.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import type { EditorInput, JsonValue } from '#renderer/platform/services.ts';

/** Row heights: 22, 28, or as tall as the text. */
export const densities = ['compact', 'normal', 'full'] as const;
export type Density = (typeof densities)[number];

/** What a tab of the table shows, as kept with the tab. */
export interface TableParams {
  readonly query: string;
  readonly sort: readonly MessageSort[];
  readonly density: Density;
  /** Message to stand on. */
  readonly message: number | undefined;
  /** Name of the saved search that was opened. */
  readonly name: string | undefined;
}

/** Reads the params of a tab; anything missing or strange becomes the default. */
export function readTableParams(params: EditorInput['params']): TableParams {
  const query = params?.['query'];
  const density = densities.find((known) => known === params?.['density']);
  const message = params?.['message'];
  const name = params?.['name'];
  return {
    query: typeof query === 'string' ? query : '',
    sort: readSort(params?.['sort']),
    density: density ?? 'compact',
    message: typeof message === 'number' ? message : undefined,
    name: typeof name === 'string' ? name : undefined,
  };
}

/** The params as JSON. */
export function writeTableParams({ query, sort, density, name }: TableParams): Record<string, JsonValue> {
  return {
    query,
    density,
    sort: sort.map(({ column, direction }) => ({ column, direction })),
    ...(name === undefined ? {} : { name }),
  };
}

function readSort(value: JsonValue | undefined): MessageSort[] {
  if (!Array.isArray(value)) return [{ column: 'time', direction: 'ascending' }];
  return value.flatMap((entry: JsonValue): MessageSort[] => {
    if (typeof entry !== 'object' || entry === null || !('column' in entry)) return [];
    const column = messageSortColumns.find((known) => known === entry['column']);
    return column === undefined ? [] : [{ column, direction: entry['direction'] === 'descending' ? 'descending' : 'ascending' }];
  });
}

/** Code points of a query that fit a tab. */
const longestTitle = 24;

/** What the tab is called: the saved search's name, else the query, else just "Messages". */
export function tableTitle({ name, query }: TableParams, t: Translate): string {
  if (name !== undefined) return name;
  if (query === '') return t('messages.title');
  const letters = [...query];
  return t('messages.titleFiltered', { query: letters.length > longestTitle ? `${letters.slice(0, longestTitle).join('')}…` : query });
}

/** The sort after a click on a column's head: ascending, descending, none; with `add` as a further column. */
export function nextSort(sort: readonly MessageSort[], column: MessageSort['column'], add: boolean): readonly MessageSort[] {
  const now = sort.find((entry) => entry.column === column);
  const direction = now === undefined ? 'ascending' : now.direction === 'ascending' ? 'descending' : undefined;
  const next: MessageSort[] = direction === undefined ? [] : [{ column, direction }];
  if (!add) return next;
  if (now === undefined) return [...sort, ...next];
  return sort.flatMap((entry) => (entry.column === column ? next : [entry]));
}
