import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import { columnEnd } from '#service/db/columns.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { positionBefore } from '#service/features/codebook/position.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { isMember } from '#service/search/bitset.ts';
import { readAssignment } from './assignment.ts';
import { requireTheme, writeKeywords, type Keyword, type ThemeRow, type ThemeSetRow } from './theme-rows.ts';

/** What a new theme is made of; what is left out is what a machine's proposal has. */
export interface NewTheme {
  readonly name: string;
  readonly origin: ThemeRow['origin'];
  readonly parent?: number | null;
  readonly position?: number;
  readonly keywords?: readonly Keyword[];
  readonly coherence?: number | null;
  readonly accepted?: boolean;
}

/** Adds a theme to a set, last among its siblings unless told where. */
export function insertTheme(tx: CommandTransaction, set: number, theme: NewTheme): number {
  const parent = theme.parent ?? null;
  return tx.insert('theme', {
    guid: newGuid(),
    set_id: set,
    parent_id: parent,
    position: theme.position ?? positionBefore(siblingsOf(tx, set, parent), null),
    name: theme.name,
    named_by: theme.origin === 'analyst' ? 'analyst' : 'machine',
    origin: theme.origin,
    accepted: theme.origin === 'analyst' || theme.accepted === true ? 1 : 0,
    pinned: 0,
    noise: 0,
    merged: 0,
    placed: 0,
    keywords: writeKeywords(theme.keywords ?? []),
    coherence: theme.coherence ?? null,
    created_at: tx.now,
  });
}

/** The themes under a parent (null: the top), in order. */
export function siblingsOf(tx: CommandTransaction, set: number, parent: number | null): { id: number; position: number }[] {
  return prepareOnce<[number, number | null], { id: number; position: number }>(
    tx.db,
    'SELECT id, position FROM theme WHERE set_id = ? AND parent_id IS ? ORDER BY position, id',
  ).all(set, parent);
}

/** A theme that others can be put under: one at the top. Throws `not-found`, or `conflict`/`theme-nested`. */
export function requireGroup(tx: CommandTransaction, theme: number): ThemeRow {
  const row = requireTheme(tx.db, theme);
  if (row.parent !== null) throw new AppError('conflict', { reason: 'theme-nested', name: row.name });
  return row;
}

/** The ids of the themes under one. */
export function membersOf(tx: CommandTransaction, theme: number): number[] {
  return prepareOnce<[number], number>(tx.db, 'SELECT id FROM theme WHERE parent_id = ? ORDER BY position, id').pluck().all(theme);
}

/** Own visible messages by theme, as they stand inside this transaction. */
export function countMessages(tx: CommandTransaction, set: ThemeSetRow): Map<number, number> {
  const { set: visible } = visibleMessages(tx.db);
  const { themes } = readAssignment(tx.db, set.id, set.run, columnEnd(tx.db));
  const counts = new Map<number, number>();
  for (let id = 1; id < themes.length; id++) {
    const theme = themes[id] ?? 0;
    if (theme > 0 && isMember(visible, id)) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return counts;
}

/** Removes a theme; its clusters map no message from then on, and what a person put there is free again. */
export function removeTheme(tx: CommandTransaction, theme: number): void {
  for (const table of ['theme_cluster', 'theme_move'] as const) {
    for (const id of prepareOnce<[number], number>(tx.db, `SELECT id FROM ${table} WHERE theme_id = ?`).pluck().all(theme)) tx.remove(table, id);
  }
  for (const member of membersOf(tx, theme)) tx.update('theme', member, { parent_id: null });
  tx.remove('theme', theme);
}
