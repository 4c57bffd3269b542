import { codingContract } from '#shared/contracts/coding.ts';
import { loadColumn } from '#service/db/columns.ts';
import { implement } from '#service/rpc/implement.ts';
import { nextUncoded } from './next-uncoded.ts';

export const handlers = implement.views(codingContract, {
  nextUncoded: ({ db }, { after }) => {
    const message = nextUncoded(db, after);
    return message === undefined ? { message: null, conversation: null } : { message, conversation: loadColumn(db, 'conversation')[message] ?? -message };
  },
});
