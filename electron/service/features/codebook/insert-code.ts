import { newGuid } from '#shared/base/ids.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { placeBefore } from './position.ts';
import { requireCode } from './require-code.ts';

const paletteSize = 8;

/** Makes a code, last among its siblings; without a colour it takes the next of the palette among its siblings. */
export function insertCode(
  tx: CommandTransaction,
  fields: { name: string; parent: number | null; color?: number | undefined; definition?: string | undefined },
): number {
  if (fields.parent !== null) requireCode(tx, fields.parent);
  const code = tx.insert('code', {
    guid: newGuid(),
    parent_id: fields.parent,
    position: placeBefore(tx, fields.parent, null, null),
    name: fields.name,
    color: fields.color ?? nextColor(tx, fields.parent),
    definition: fields.definition ?? '',
    inclusion: '',
    exclusion: '',
    example: '',
    retired: 0,
    created_at: tx.now,
  });
  tx.describe({ name: fields.name });
  return code;
}

function nextColor(tx: CommandTransaction, parent: number | null): number {
  const used = prepareOnce<[number | null], { codes: number }>(
    tx.db,
    'SELECT count(*) AS codes FROM code WHERE parent_id IS ?',
  ).get(parent)?.codes;
  return ((used ?? 0) + (parent ?? 0)) % paletteSize;
}
