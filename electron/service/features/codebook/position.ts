import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';

/**
 * A position among siblings: before the given one, or last. Positions are real numbers, so that a move changes one
 * row: the mean of the two neighbours.
 */
export function placeBefore(tx: CommandTransaction, parent: number | null, before: number | null, moving: number | null): number {
  const siblings = prepareOnce<[number | null, number | null], { id: number; position: number }>(
    tx.db,
    'SELECT id, position FROM code WHERE parent_id IS ? AND id IS NOT ? ORDER BY position, id',
  ).all(parent, moving);
  return positionBefore(siblings, before);
}

/** The position before one of some siblings, which are in order; last where `before` is none of them. */
export function positionBefore(siblings: readonly { readonly id: number; readonly position: number }[], before: number | null): number {
  const index = siblings.findIndex(({ id }) => id === before);
  if (index === -1) return (siblings.at(-1)?.position ?? 0) + 1;
  const next = siblings[index]?.position ?? 1;
  const previous = siblings[index - 1]?.position ?? next - 2;
  return (previous + next) / 2;
}
