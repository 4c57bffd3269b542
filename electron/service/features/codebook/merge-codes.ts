import { AppError } from '#shared/base/errors.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { ancestorsOf } from './ancestors.ts';
import { requireCode } from './require-code.ts';

interface CodingRow {
  id: number;
  message_id: number;
  start_offset: number | null;
  end_offset: number | null;
  coder_id: number;
}

/**
 * Gives the codings and children of one code to another and removes it. Where both codes stood on the same span by
 * the same coder one coding remains. Throws `conflict` when `into` is `from` or stands below it.
 */
export function mergeCodes(tx: CommandTransaction, from: number, into: number): { codings: number; joined: number } {
  const source = requireCode(tx, from);
  const target = requireCode(tx, into);
  if (from === into || ancestorsOf(tx, into).has(from)) throw new AppError('conflict', { reason: 'code-cycle', name: source.name });
  const codingsOf = (code: number) =>
    prepareOnce<[number], CodingRow>(tx.db, 'SELECT id, message_id, start_offset, end_offset, coder_id FROM coding WHERE code_id = ?').all(code);
  const standing = new Set(codingsOf(into).map(placeOf));
  let joined = 0;
  const moving = codingsOf(from);
  for (const coding of moving) {
    if (standing.has(placeOf(coding))) {
      moveMemos(tx, 'coding', coding.id, into);
      tx.remove('coding', coding.id);
      joined++;
    } else tx.update('coding', coding.id, { code_id: into });
  }
  for (const { id } of prepareOnce<[number], { id: number }>(tx.db, 'SELECT id FROM code WHERE parent_id = ?').all(from)) {
    tx.update('code', id, { parent_id: into });
  }
  moveMemos(tx, 'code', from, into);
  tx.remove('code', from);
  tx.describe({ name: source.name, into: target.name, codings: moving.length });
  return { codings: moving.length, joined };
}

const placeOf = ({ message_id, start_offset, end_offset, coder_id }: CodingRow) =>
  `${message_id} ${start_offset ?? ''} ${end_offset ?? ''} ${coder_id}`;

/** Memos of what goes are kept at the code that stays. */
function moveMemos(tx: CommandTransaction, kind: 'code' | 'coding', id: number, code: number): void {
  const memos = prepareOnce<[string, number], { id: number }>(tx.db, 'SELECT id FROM memo WHERE target_kind = ? AND target_id = ?').all(kind, id);
  for (const memo of memos) tx.update('memo', memo.id, { target_kind: 'code', target_id: code });
}
