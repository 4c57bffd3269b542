import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { suggestionContract, suggestionTables, type QueuedProposal, type QueueOrder } from '#shared/contracts/suggestion.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';

const pageSize = 100;
const method = suggestionContract.methods.queue;
const nothing: ReadonlySet<number> = new Set();

/** Which proposals the queue shows, and in which order. */
export interface QueueFilter {
  readonly order: QueueOrder;
  readonly code: number | null;
  readonly uncoded: boolean;
}

export interface Queue {
  readonly rows: readonly QueuedProposal[];
  /** Open proposals; undefined until the first page has come. */
  readonly total: number | undefined;
  readonly error: unknown;
  readonly hasMore: boolean;
  more(): void;
  retry(): void;
  /** Leaves a row out until the service has answered anew; what is returned brings it back. */
  settle(id: number): () => void;
}

/** The open proposals of the last run, page by page. */
export function useQueue(filter: QueueFilter): Queue {
  const query = useInfiniteQuery({
    queryKey: [method.name, filter],
    queryFn: ({ pageParam, signal }) => rpc().call(method, { ...filter, start: pageParam, count: pageSize }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (page.rows.length < pageSize ? null : pages.length * pageSize),
    meta: { tables: [...suggestionTables, 'suggestion_run'] },
  });
  const { data } = query;
  const [settled, setSettled] = useState(nothing);
  const listed = useMemo(() => [...new Map((data?.pages ?? []).flatMap((page) => page.rows).map((row) => [row.id, row])).values()], [data]);
  // An answer to an earlier decision may still hold a row that was decided since: it stays off until an answer lacks it.
  useEffect(() => {
    const ids = new Set(listed.map(({ id }) => id));
    setSettled((before) => ([...before].every((id) => ids.has(id)) ? before : new Set([...before].filter((id) => ids.has(id)))));
  }, [listed]);
  const rows = useMemo(() => listed.filter(({ id }) => !settled.has(id)), [listed, settled]);
  const settle = useCallback((id: number) => {
    setSettled((before) => new Set([...before, id]));
    return () => setSettled((before) => new Set([...before].filter((other) => other !== id)));
  }, []);
  const total = data?.pages.at(-1)?.total;
  return {
    rows,
    total: total === undefined ? undefined : total - (listed.length - rows.length),
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
    settle,
  };
}
