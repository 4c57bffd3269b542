import type { SearchHit } from '#shared/contracts/search.ts';
import { roles } from '#shared/contracts/conversation.ts';
import { derivedGuid } from '#shared/base/ids.ts';
import type { QueryNode } from '#shared/query/ast.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { excerpt } from '#service/features/messages/message-rows.ts';
import { rangeFinder } from '#service/search/index.ts';

interface StoredHit {
  externalId: string | null;
  batchGuid: string;
  row: number;
  conversation: number;
  conversationExternal: string | null;
  role: number;
  sentAt: number | null;
  text: string;
}

const selectHit = `
  SELECT message.external_id AS externalId, batch.guid AS batchGuid, message.row, message.conversation_id AS conversation,
    conversation.external_id AS conversationExternal, message.role, message.sent_at AS sentAt, message.text
  FROM message JOIN batch ON batch.id = message.batch_id LEFT JOIN conversation ON conversation.id = message.conversation_id
  WHERE message.id = ?`;

/** The hits of a query in some messages, in the order given; texts are whole, or cut to `limit` code points. */
export function readHits(db: ReadableDatabase, ids: readonly number[], query: QueryNode | null, limit: number | undefined): SearchHit[] {
  const find = rangeFinder(query);
  const read = prepareOnce<[number], StoredHit>(db, selectHit);
  return ids.flatMap((id) => {
    const stored = read.get(id);
    if (stored === undefined) return [];
    const message = stored.externalId ?? derivedGuid(stored.batchGuid, 'message', stored.row);
    const { length: _, ...piece } = excerpt(stored.text, find(stored.text), limit ?? Number.MAX_SAFE_INTEGER);
    return [{
      message,
      number: id,
      conversation: stored.conversationExternal ?? message,
      conversationId: stored.conversation,
      role: roles[stored.role] ?? 'other',
      sentAt: stored.sentAt,
      ...piece,
    }];
  });
}

/**
 * Puts matching messages of one conversation together: conversations by their first match, matches in the order of
 * import; with `newest` conversations by their last match, backwards. Returns the page [offset, offset + limit) and the
 * number of conversations. `ids` ascend.
 */
export function groupByConversation(
  db: ReadableDatabase,
  ids: Int32Array,
  page: { offset: number; limit: number; newest: boolean },
): { page: number[]; conversations: number } {
  const column = loadColumn(db, 'conversation');
  const places = new Map<number, number>();
  const group = new Int32Array(ids.length);
  const sizes: number[] = [];
  const length = ids.length;
  for (let step = 0; step < length; step++) {
    const index = page.newest ? length - 1 - step : step;
    const conversation = column[ids[index] ?? 0] ?? 0;
    let place = places.get(conversation);
    if (place === undefined) {
      place = sizes.length;
      places.set(conversation, place);
      sizes.push(0);
    }
    group[index] = place;
    sizes[place] = (sizes[place] ?? 0) + 1;
  }
  const { offset } = page;
  const end = Math.min(length, offset + page.limit);
  const found = new Array<number>(Math.max(0, end - offset));
  let start = 0;
  const next = sizes.map((size) => {
    const at = start;
    start += size;
    return at;
  });
  for (let index = 0; index < length; index++) {
    const place = group[index] ?? 0;
    const at = next[place] ?? 0;
    next[place] = at + 1;
    if (at >= offset && at < end) found[at - offset] = ids[index] ?? 0;
  }
  return { page: found, conversations: sizes.length };
}
