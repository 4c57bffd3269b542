import { AppError } from '#shared/base/errors.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { countMessages, membersOf } from './theme-changes.ts';
import { readKeywords, requireCurrentSet, requireTheme, writeKeywords, type Keyword, type ThemeRow } from './theme-rows.ts';

/** Keywords that a merged theme keeps. */
const keptKeywords = 12;

/**
 * Gives the messages and members of some themes to another and removes them; the other is accepted by that. Its
 * keywords are those of all, each weighed by its theme's share of the messages. Returns how many messages it got.
 * Throws `invalid-input`/`theme-into-itself` when `into` is among those merged.
 */
export function mergeThemes(tx: CommandTransaction, from: readonly number[], into: number): number {
  const set = requireCurrentSet(tx.db);
  const target = requireTheme(tx.db, into);
  const sources = [...new Set(from)].map((id) => requireTheme(tx.db, id));
  if (sources.some(({ id }) => id === into)) throw new AppError('invalid-input', { reason: 'theme-into-itself' });
  const counts = countMessages(tx, set);
  // A theme that takes in its own group comes to stand where the group stood.
  const group = sources.find(({ id }) => id === target.parent);
  const parent = group === undefined ? target.parent : group.parent;
  tx.update('theme', into, {
    merged: 1,
    accepted: 1,
    parent_id: parent,
    position: group?.position ?? target.position,
    keywords: writeKeywords(joinKeywords([target, ...sources], counts)),
    // The measure was of the former keywords.
    coherence: null,
  });
  for (const { id } of sources) {
    for (const member of membersOf(tx, id)) if (member !== into) tx.update('theme', member, { parent_id: parent ?? into });
    for (const table of ['theme_cluster', 'theme_move'] as const) {
      for (const row of prepareOnce<[number], number>(tx.db, `SELECT id FROM ${table} WHERE theme_id = ?`).pluck().all(id)) {
        tx.update(table, row, { theme_id: into });
      }
    }
    tx.remove('theme', id);
  }
  const messages = sources.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0);
  tx.describe({ name: sources.map(({ name }) => name).join(', '), into: target.name, messages });
  return messages;
}

function joinKeywords(themes: readonly ThemeRow[], counts: ReadonlyMap<number, number>): Keyword[] {
  const all = themes.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0);
  const weights = new Map<string, number>();
  for (const { id, keywords } of themes) {
    const share = all === 0 ? 1 / themes.length : (counts.get(id) ?? 0) / all;
    for (const { text, weight } of readKeywords(keywords)) weights.set(text, (weights.get(text) ?? 0) + weight * share);
  }
  return [...weights]
    .map(([text, weight]) => ({ text, weight }))
    .sort((left, right) => right.weight - left.weight)
    .slice(0, keptKeywords);
}
