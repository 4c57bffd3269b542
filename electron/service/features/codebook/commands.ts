import { AppError } from '#shared/base/errors.ts';
import { codebookContract } from '#shared/contracts/codebook.ts';
import type { RowImage } from '#service/db/recorded-tables.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';
import { ancestorsOf } from './ancestors.ts';
import { insertCode } from './insert-code.ts';
import { mergeCodes } from './merge-codes.ts';
import { placeBefore } from './position.ts';
import { requireCode } from './require-code.ts';

export const handlers = implement.commands(codebookContract, {
  create: ({ tx }, input) => ({ code: insertCode(tx, input) }),
  update: ({ tx }, { code, ...patch }) => {
    const { name } = requireCode(tx, code);
    const given: RowImage = {};
    for (const [field, value] of Object.entries(patch)) if (value !== undefined) given[field] = value;
    if (Object.keys(given).length > 0) tx.update('code', code, given);
    tx.describe({ name: patch.name ?? name, fields: Object.keys(given).join(' ') });
    return {};
  },
  move: ({ tx }, { code, parent, before }) => {
    const { name } = requireCode(tx, code);
    if (parent !== null) {
      requireCode(tx, parent);
      if (parent === code || ancestorsOf(tx, parent).has(code)) throw new AppError('conflict', { reason: 'code-cycle', name });
    }
    tx.update('code', code, { parent_id: parent, position: placeBefore(tx, parent, before, code) });
    tx.describe({ name });
    return {};
  },
  merge: ({ tx }, { from, into }) => mergeCodes(tx, from, into),
  retire: ({ tx }, { code, retired }) => {
    const { name } = requireCode(tx, code);
    tx.update('code', code, { retired: retired ? 1 : 0 });
    tx.describe({ name, retired });
    return {};
  },
  remove: ({ tx }, { code }) => {
    const { name } = requireCode(tx, code);
    const used = prepareOnce<[number, number], { codings: number; children: number }>(
      tx.db,
      `SELECT (SELECT count(*) FROM coding WHERE code_id = ?) AS codings, (SELECT count(*) FROM code WHERE parent_id = ?) AS children`,
    ).get(code, code);
    if (used !== undefined && used.codings + used.children > 0) {
      throw new AppError('conflict', { reason: 'code-in-use', name, codings: used.codings, children: used.children });
    }
    tx.remove('code', code);
    tx.describe({ name });
    return {};
  },
});
