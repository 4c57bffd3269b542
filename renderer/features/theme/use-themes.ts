import { useEffect, useMemo, useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { themeContract, themeTables, type Theme, type ThemeOverview } from '#shared/contracts/theme.ts';
import { listFields } from '#shared/query/filters.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { queryCache } from '#renderer/platform/rpc/query-cache.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { selectPlaces, themeStore } from './theme-state.ts';

const { overview } = themeContract.methods;
/** What the overview depends on besides the themes: which messages there are, and what is said of them. */
const tables: readonly string[] = [...themeTables, 'batch', 'sentiment_chunk', 'sentiment_override'];
/** What it depends on where the set's query asks for what coders write: not to be counted anew at each coding otherwise. */
const written: readonly string[] = ['code', 'coding', 'tag', 'message_tag', 'memo', 'brand'];
const asksForWritten = (query: string): boolean => listFields(query).some(({ field }) => ['code', 'tag', 'has', 'is', 'brand'].includes(field));

/** The themes as the service counts them, followed; what was selected and is gone is selected no more. */
export function useThemes(): UseQueryResult<ThemeOverview> {
  const [ofWritten, setOfWritten] = useState(false);
  const query = useServiceQuery(overview, {}, { tables: ofWritten ? [...tables, ...written] : tables, keepPrevious: true });
  const current = query.data?.current;
  useEffect(() => setOfWritten(asksForWritten(current?.set.query ?? '')), [current]);
  useEffect(() => {
    if (current === undefined) return;
    const known = new Set(current?.themes.map(({ id }) => id));
    const { selected } = themeStore.getState();
    const kept = selected.filter((place) => (place === 'unmapped' ? current !== null : known.has(place)));
    if (kept.length < selected.length) selectPlaces(kept);
  }, [current]);
  return query;
}

/** The themes by id. */
export function useThemesById(themes: readonly Theme[] | undefined): ReadonlyMap<number, Theme> {
  return useMemo(() => new Map(themes?.map((theme) => [theme.id, theme])), [themes]);
}

/** The overview for a command: from the views' answer where it is fresh, else asked for. */
export async function readThemes(): Promise<ThemeOverview> {
  return queryCache.fetchQuery({ queryKey: [overview.name, {}], queryFn: ({ signal }) => rpc().call(overview, {}, { signal }), meta: { tables } });
}
