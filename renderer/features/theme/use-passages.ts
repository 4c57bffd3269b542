import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { themeContract, themeTables, type ThemePassage } from '#shared/contracts/theme.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import type { Place } from './theme-state.ts';

const pageSize = 100;
const method = themeContract.methods.passages;

export interface Passages {
  readonly list: readonly ThemePassage[];
  /** Undefined until the first page has come. */
  readonly total: number | undefined;
  readonly error: unknown;
  readonly hasMore: boolean;
  more(): void;
  retry(): void;
}

/** The messages of a theme, most representative first, page by page; a sample of them where `sample` says how many. */
export function usePassages(place: Place | undefined, sample: number | undefined): Passages {
  const query = useInfiniteQuery({
    queryKey: [method.name, { place, sample }],
    queryFn: ({ pageParam, signal }) =>
      rpc().call(method, { place: place ?? 'unmapped', offset: pageParam, limit: pageSize, ...(sample === undefined ? {} : { sample }) }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const fetched = pages.reduce((sum, { passages }) => sum + passages.length, 0);
      return fetched < page.total && page.passages.length > 0 ? fetched : null;
    },
    enabled: place !== undefined,
    meta: { tables: [...themeTables, 'batch', 'message', 'sentiment_chunk', 'sentiment_override'] },
  });
  const list = useMemo(() => query.data?.pages.flatMap((page) => page.passages) ?? [], [query.data]);
  return {
    list,
    total: query.data?.pages[0]?.total,
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}
