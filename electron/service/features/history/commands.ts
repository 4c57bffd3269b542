import { AppError } from '#shared/base/errors.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { redoLast, undoLast } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';

export const handlers = implement.commands(historyContract, {
  undo: ({ tx }) => undoLast(tx),
  redo: ({ tx }) => redoLast(tx),
  undoTo: ({ tx }, { command }) => {
    const newer = prepareOnce<[number], { newer: number }>(
      tx.db,
      'SELECT count(*) AS newer FROM command WHERE state = 0 AND undoable = 1 AND id > ?',
    ).get(command)?.newer;
    if (newer === undefined || newer === 0) throw new AppError('not-found', { reason: 'nothing-to-undo' });
    for (let undone = 0; undone < newer; undone++) undoLast(tx);
    return { undone: newer };
  },
});
