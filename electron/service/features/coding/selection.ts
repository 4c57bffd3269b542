import type { MessageSelection } from '#shared/contracts/coding.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { evaluateQuery } from '#service/features/messages/evaluate-query.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { isMember } from '#service/search/bitset.ts';

/** Ids of the selected messages, ascending, each once. Only messages of complete batches are among them. */
export function selectedMessages(db: ReadableDatabase, selection: MessageSelection, signal: CancelSignal): Int32Array {
  if ('messages' in selection) {
    const { set } = visibleMessages(db);
    return Int32Array.from(new Set(selection.messages.filter((id) => isMember(set, id)))).sort();
  }
  const found = evaluateQuery(db, selection.query, { signal });
  const except = new Set(selection.except);
  return except.size === 0 ? found : found.filter((id) => !except.has(id));
}
