import type { MessageSelection } from '#shared/contracts/coding.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { evaluateQuery } from '#service/features/messages/evaluate-query.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';

/** Ids of the selected messages, ascending. Only messages of complete batches are among them. */
export function selectedMessages(db: ReadableDatabase, selection: MessageSelection, signal: CancelSignal): Int32Array {
  const visible = evaluateQuery(db, 'query' in selection ? selection.query : '', { signal });
  if ('query' in selection) {
    const except = new Set(selection.except);
    return except.size === 0 ? visible : visible.filter((id) => !except.has(id));
  }
  const wanted = new Set(selection.messages);
  return visible.filter((id) => wanted.has(id));
}
