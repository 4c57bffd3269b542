import { searchContract } from '#shared/contracts/search.ts';
import { derivedGuid } from '#shared/base/ids.ts';
import { parseQuery } from '#shared/query/parse.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { countMatches, evaluateNode, parseOrThrow } from '#service/features/messages/evaluate-query.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { implement } from '#service/rpc/implement.ts';
import { indexedUpTo, warmSegments } from '#service/search/index.ts';
import { groupByConversation, readHits } from './find-hits.ts';

/** Searching, on the view thread, where the columns are. */
export const handlers = implement.views(searchContract, {
  run: ({ db }, { query, limit, offset = 0, excerpt, newest = false }, { signal }) => {
    const node = parseOrThrow(query);
    const ids = evaluateNode(db, node, { signal });
    const { page, conversations } = groupByConversation(db, ids, { offset, limit, newest });
    const { count: total, end } = visibleMessages(db);
    return {
      count: ids.length,
      total,
      conversations,
      unindexed: Math.max(0, end - 1 - indexedUpTo(db)),
      hits: readHits(db, page, node, excerpt),
    };
  },

  count: ({ db }, { query }, { signal }) => ({
    count: countMatches(db, parseOrThrow(query), { signal }),
    total: visibleMessages(db).count,
  }),

  ids: ({ db }, { query, external }, { signal }) => {
    const ids = evaluateNode(db, parseOrThrow(query), { signal });
    return { ids, external: external === true ? externalIds(db, ids, signal) : [] };
  },

  validate: (_context, { query }) => ({
    problems: parseQuery(query).errors.map(({ code, params, start, end }) => ({ code, params: { ...params }, start, end })),
  }),
});

function externalIds(db: ReadableDatabase, ids: Int32Array, signal: CancelSignal): string[] {
  const read = prepareOnce<[number], { externalId: string | null; guid: string; row: number }>(
    db,
    'SELECT message.external_id AS externalId, batch.guid, message.row FROM message JOIN batch ON batch.id = message.batch_id WHERE message.id = ?',
  );
  return Array.from(ids, (id, index) => {
    if (index % 1000 === 0) signal.throwIfAborted();
    const found = read.get(id);
    return found === undefined ? '' : (found.externalId ?? derivedGuid(found.guid, 'message', found.row));
  });
}

/** Opens the index's segments before the first search asks for them. */
export const whenIdle = (db: ReadableDatabase): Generator<void, void, void> => warmSegments(db);
