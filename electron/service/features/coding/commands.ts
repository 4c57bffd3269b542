import { codingContract } from '#shared/contracts/coding.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { insertCode } from '#service/features/codebook/insert-code.ts';
import { requireCode } from '#service/features/codebook/require-code.ts';
import { implement } from '#service/rpc/implement.ts';
import { codingStands, insertCoding } from './insert-coding.ts';
import { resizeCoding } from './resize-coding.ts';
import { selectedMessages } from './selection.ts';
import { noText } from './text-source.ts';

export const handlers = implement.commands(codingContract, {
  add: ({ tx }, { message, code, span, origin }) => {
    const { name } = requireCode(tx, code);
    const coding = insertCoding(tx, { message, code, span, origin: origin ?? 'manual' });
    tx.describe({ code: name, message });
    return { coding };
  },
  addWithNewCode: ({ tx }, { message, span, name, parent, origin }) => {
    const code = insertCode(tx, { name, parent });
    const coding = insertCoding(tx, { message, code, span, origin });
    tx.describe({ code: name, message });
    return { coding, code };
  },
  remove: ({ tx }, { codings }) => {
    for (const coding of codings) removeCoding(tx, coding);
    tx.describe({ codings: codings.length });
    return { removed: codings.length };
  },
  resize: ({ tx }, { coding, span }) => {
    resizeCoding(tx, coding, span);
    return {};
  },
  addToMessages: ({ tx }, { selection, code }, { signal }) => {
    const { name } = requireCode(tx, code);
    let added = 0;
    const messages = selectedMessages(tx.db, selection, signal);
    for (const message of messages) {
      if (added % 1000 === 0) signal.throwIfAborted();
      if (codingStands(tx, message, code, null)) continue;
      insertCoding(tx, { message, code, span: null, origin: 'manual' }, noText);
      added++;
    }
    tx.describe({ code: name, messages: added });
    return { added, already: messages.length - added };
  },
  removeFromMessages: ({ tx }, { selection, code }, { signal }) => {
    const { name } = requireCode(tx, code);
    const messages = new Set(selectedMessages(tx.db, selection, signal));
    const codings = prepareOnce<[number], { id: number; message: number }>(
      tx.db,
      'SELECT id, message_id AS message FROM coding WHERE code_id = ?',
    )
      .all(code)
      .filter(({ message }) => messages.has(message));
    for (const { id } of codings) removeCoding(tx, id);
    tx.describe({ code: name, codings: codings.length });
    return { removed: codings.length };
  },
});

function removeCoding(tx: CommandTransaction, coding: number): void {
  const memos = prepareOnce<[number], { id: number }>(
    tx.db,
    `SELECT id FROM memo WHERE target_kind = 'coding' AND target_id = ?`,
  ).all(coding);
  for (const { id } of memos) tx.remove('memo', id);
  tx.remove('coding', coding);
}
