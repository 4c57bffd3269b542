import { AppError } from '#shared/base/errors.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { positionBefore } from '#service/features/codebook/position.ts';
import { membersOf, requireGroup, siblingsOf } from './theme-changes.ts';
import { requireCurrentSet, requireTheme } from './theme-rows.ts';

/**
 * Puts themes under a group (null: the top), in the order given, before a sibling or last. Throws `conflict`:
 * `theme-nested` for a group inside a group, `theme-has-members` for a theme with members under another.
 */
export function placeThemes(tx: CommandTransaction, themes: readonly number[], parent: number | null, before: number | null): void {
  const { id: set } = requireCurrentSet(tx.db);
  const group = parent === null ? undefined : requireGroup(tx, parent);
  const names: string[] = [];
  for (const theme of new Set(themes)) {
    const { name } = requireTheme(tx.db, theme);
    if (theme === parent) throw new AppError('invalid-input', { reason: 'theme-into-itself' });
    if (group !== undefined && membersOf(tx, theme).length > 0) throw new AppError('conflict', { reason: 'theme-has-members', name });
    const siblings = siblingsOf(tx, set, parent).filter(({ id }) => id !== theme);
    tx.update('theme', theme, { parent_id: parent, position: positionBefore(siblings, before), placed: 1 });
    names.push(name);
  }
  tx.describe({ name: names.join(', '), ...(group === undefined ? {} : { into: group.name }) });
}
