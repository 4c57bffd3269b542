import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { orderMessages } from '#service/features/messages/time-order.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { isMember } from '#service/search/bitset.ts';
import { onTablesChanged } from '#service/threads/table-changes.ts';

/** All messages one can see, in the order in which an analyst reads them. */
export interface ReadingOrder {
  readonly order: Int32Array;
  /** Place in the order by message id; -1 for one that cannot be seen. */
  readonly place: Int32Array;
}

interface Kept extends ReadingOrder {
  readonly stamp: string;
}

let known = new WeakMap<ReadableDatabase, Kept>();

// Only what rewrites the columns of messages that are there (an erasure) announces this.
onTablesChanged((tables) => {
  if (tables.has('column_chunk')) known = new WeakMap();
});

/**
 * The reading order: conversation by conversation, in each its turns by time and then import, as `outline` has them;
 * conversations by their earliest time and then import, those without any time last. Kept per connection until a batch
 * changes its state: eight bytes a message. No sort besides the one by time: a pass to number the conversations, one
 * to count them, one to fill.
 */
export function readingOrder(db: ReadableDatabase): ReadingOrder {
  const { set, count, end, stamp } = visibleMessages(db);
  const before = known.get(db);
  if (before?.stamp === stamp) return before;
  const ids = new Int32Array(count);
  for (let id = 1, at = 0; id < end; id++) if (isMember(set, id)) ids[at++] = id;
  const byTime = orderMessages(db, ids, [{ column: 'time', direction: 'ascending' }]);
  const conversationOf = loadColumn(db, 'conversation');
  let lastConversation = 0;
  for (const id of byTime) lastConversation = Math.max(lastConversation, conversationOf[id] ?? 0);

  // The earliest message of a conversation comes first by time, so that conversations are met in their order.
  const numberOf = new Int32Array(lastConversation + 1).fill(-1);
  const groupOf = new Int32Array(end);
  let groups = 0;
  for (const id of byTime) {
    const conversation = conversationOf[id] ?? 0;
    let group = conversation > 0 ? (numberOf[conversation] ?? -1) : -1;
    if (group < 0) {
      group = groups++;
      if (conversation > 0) numberOf[conversation] = group;
    }
    groupOf[id] = group;
  }
  const next = new Int32Array(groups + 1);
  for (const id of byTime) next[(groupOf[id] ?? 0) + 1] = (next[(groupOf[id] ?? 0) + 1] ?? 0) + 1;
  for (let group = 1; group <= groups; group++) next[group] = (next[group] ?? 0) + (next[group - 1] ?? 0);
  const order = new Int32Array(byTime.length);
  const place = new Int32Array(end).fill(-1);
  for (const id of byTime) {
    const group = groupOf[id] ?? 0;
    const at = next[group] ?? 0;
    next[group] = at + 1;
    order[at] = id;
    place[id] = at;
  }
  const kept = { stamp, order, place };
  known.set(db, kept);
  return kept;
}
