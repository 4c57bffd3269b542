import type { Coding } from '#shared/contracts/coding.ts';
import type { ConversationCodings } from '#renderer/platform/coding/conversation-codings.ts';

// A change of one coding makes the group of its message anew and keeps the others: each is sorted once.
const sorted = new WeakMap<readonly Coding[], readonly Coding[]>();

/** Codings in the order of the messages, of each those on the whole message first, then by start, the longer first. */
export function inReadingOrder(codings: Pick<ConversationCodings, 'byMessage'>, messages: Int32Array): readonly Coding[] {
  const ordered: Coding[] = [];
  for (const message of messages) {
    const group = codings.byMessage.get(message);
    if (group === undefined) continue;
    const known = sorted.get(group) ?? group.toSorted(byPlace);
    sorted.set(group, known);
    for (const coding of known) ordered.push(coding);
  }
  return ordered;
}

function byPlace(left: Coding, right: Coding): number {
  return (left.span?.start ?? -1) - (right.span?.start ?? -1) || (right.span?.end ?? 0) - (left.span?.end ?? 0) || left.id - right.id;
}
