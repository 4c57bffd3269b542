import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import { memoContract, type Memo } from '#shared/contracts/memo.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';

export const handlers = implement.commands(memoContract, {
  add: ({ tx }, { target, text }) => {
    requireTarget(tx, target);
    const memo = tx.insert('memo', {
      guid: newGuid(),
      target_kind: target.kind,
      target_id: target.id,
      text,
      coder_id: tx.coder,
      created_at: tx.now,
      updated_at: tx.now,
    });
    tx.describe({ kind: target.kind });
    return { memo };
  },
  update: ({ tx }, { memo, text }) => {
    tx.update('memo', memo, { text, updated_at: tx.now });
    return {};
  },
  remove: ({ tx }, { memo }) => {
    tx.remove('memo', memo);
    return {};
  },
});

const targets: Record<Exclude<Memo['target']['kind'], 'project'>, string> = {
  code: 'SELECT 1 FROM code WHERE id = ?',
  coding: 'SELECT 1 FROM coding WHERE id = ?',
  message: 'SELECT 1 FROM message WHERE id = ?',
  conversation: 'SELECT 1 FROM (SELECT ? AS id) AS wanted WHERE wanted.id IN (SELECT id FROM conversation) OR -wanted.id IN (SELECT id FROM message)',
};

function requireTarget(tx: CommandTransaction, { kind, id }: Memo['target']): void {
  if (kind === 'project') return;
  if (prepareOnce<[number]>(tx.db, targets[kind]).get(id) === undefined) throw new AppError('not-found', { reason: 'no-memo-target', kind });
}
