import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { codingContract, type Passage } from '#shared/contracts/coding.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';

const pageSize = 60;
const method = codingContract.methods.passages;

export interface Passages {
  readonly list: readonly Passage[];
  /** All passages, and the messages they are in; undefined until the first page has come. */
  readonly total: number | undefined;
  readonly messages: number | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  readonly hasMore: boolean;
  more(): void;
  retry(): void;
}

/** The passages of a code, newest message first, page by page. */
export function usePassages(code: number, below: boolean): Passages {
  const query = useInfiniteQuery({
    queryKey: [method.name, { code, below }],
    queryFn: ({ pageParam, signal }) => rpc().call(method, { code, below, cursor: pageParam, limit: pageSize }, { signal }),
    initialPageParam: startOfList,
    getNextPageParam: (page) => page.next,
    meta: { tables: ['coding', 'code', 'message', 'batch'] },
  });
  const list = useMemo(() => query.data?.pages.flatMap((page) => page.passages) ?? [], [query.data]);
  return {
    list,
    total: query.data?.pages[0]?.total,
    messages: query.data?.pages[0]?.messages,
    error: query.error,
    loading: query.isFetching,
    hasMore: query.hasNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

const startOfList: string | null = null;
