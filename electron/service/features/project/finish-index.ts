import type { JobContext } from '#service/rpc/implement.ts';
import { buildIndex, indexedUpTo, messageSource } from '#service/search/index.ts';

/** Brings the search index up to the newest message; a no-op when it is. Returns the newest indexed message. */
export function finishIndex(context: JobContext<{ step: string; done: number; total: number }>): { indexed: number } {
  buildIndex(context.db, messageSource(context.db), {
    signal: context.signal,
    onProgress: ({ done, total }) => context.progress({ step: 'index', done, total }),
    withWriteTurn: (write) => context.write((tx) => write(tx.db)),
  });
  context.changed(['search_segment']);
  return { indexed: indexedUpTo(context.db) };
}
