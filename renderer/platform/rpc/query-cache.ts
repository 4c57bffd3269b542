import { QueryClient } from '@tanstack/react-query';
import { isAppError } from '#shared/base/errors.ts';

/** Every answer of the service that a view holds. Nothing goes stale by time: only changed tables do that. */
export const queryCache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && isAppError(error) && error.retryable,
    },
    mutations: { networkMode: 'always' },
  },
});

/** Marks every answer that reads one of the tables (or `*`, any) as stale; those on screen are asked again. */
export function invalidateTables(tables: readonly string[]): void {
  const changed = new Set(tables);
  void queryCache.invalidateQueries({
    predicate: (query) => {
      const reads: unknown = query.meta?.['tables'];
      return Array.isArray(reads) && reads.some((table) => typeof table === 'string' && (table === '*' || changed.has(table)));
    },
  });
}

/** Forgets everything: after another project was opened, or none is. */
export function forgetAnswers(): void {
  queryCache.removeQueries({ predicate: (query) => query.getObserversCount() === 0 });
  void queryCache.invalidateQueries();
}
