import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { readingOrder } from '#service/features/conversation/reading-order.ts';
import { codedMessages } from '#service/features/messages/message-marks.ts';
import { isMember } from '#service/search/bitset.ts';

/** Messages looked at one by one before all codings are read at once: coded ones lie together, one mostly is enough. */
const lookedAt = 2000;

/** The next message without coding behind the given one, in the order of reading; the first of all for null or one that cannot be seen. */
export function nextUncoded(db: ReadableDatabase, after: number | null): number | undefined {
  const { order, place } = readingOrder(db);
  const from = (after === null ? -1 : (place[after] ?? -1)) + 1;
  const isCoded = prepareOnce<[number], number>(db, 'SELECT 1 FROM coding WHERE message_id = ? LIMIT 1').pluck();
  const near = Math.min(order.length, from + lookedAt);
  for (let at = from; at < near; at++) {
    const message = order[at];
    if (message !== undefined && isCoded.get(message) === undefined) return message;
  }
  if (near === order.length) return undefined;
  const coded = codedMessages(db, place.length);
  return order.subarray(near).find((message) => !isMember(coded, message));
}
