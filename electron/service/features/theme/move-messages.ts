import { newGuid } from '#shared/base/ids.ts';
import type { MessageSelection } from '#shared/contracts/coding.ts';
import { columnEnd } from '#service/db/columns.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { selectedMessages } from '#service/features/coding/selection.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { readAssignment } from './assignment.ts';
import { unmapped } from './run-store.ts';
import { requireCurrentSet, requireTheme } from './theme-rows.ts';

/**
 * Puts messages into a theme, or into none (null), by a person's word, which no run overrides. A theme is accepted by
 * that. Messages that are there already are counted and left as they are.
 */
export function moveMessages(
  tx: CommandTransaction,
  selection: MessageSelection,
  theme: number | null,
  signal: CancelSignal,
): { moved: number; already: number } {
  const set = requireCurrentSet(tx.db);
  const target = theme === null ? undefined : requireTheme(tx.db, theme);
  const messages = selectedMessages(tx.db, selection, signal);
  const { themes } = readAssignment(tx.db, set.id, set.run, columnEnd(tx.db));
  const known = new Map(prepareOnce<[number], [number, number]>(tx.db, 'SELECT message_id, id FROM theme_move WHERE set_id = ?').raw().all(set.id));
  let moved = 0;
  for (const [index, message] of messages.entries()) {
    if (index % 1000 === 0) signal.throwIfAborted();
    if (themes[message] === (theme ?? unmapped)) continue;
    moved++;
    const facts = { theme_id: theme, coder_id: tx.coder, created_at: tx.now };
    const before = known.get(message);
    if (before === undefined) tx.insert('theme_move', { guid: newGuid(), set_id: set.id, message_id: message, ...facts });
    else tx.update('theme_move', before, facts);
  }
  if (target !== undefined && target.accepted === 0 && moved > 0) tx.update('theme', target.id, { accepted: 1 });
  tx.describe({ messages: moved, ...(target === undefined ? {} : { name: target.name }) });
  return { moved, already: messages.length - moved };
}
