import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import { searchContract } from '#shared/contracts/search.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { parseOrThrow } from '#service/features/messages/evaluate-query.ts';
import { implement } from '#service/rpc/implement.ts';

/** Changes of saved searches. */
export const handlers = implement.commands(searchContract, {
  save: ({ tx }, { name, query }) => {
    parseOrThrow(query);
    requireFreeName(tx, name, null);
    const last = tx.db.prepare<[], number | null>('SELECT max(position) FROM saved_search').pluck().get() ?? 0;
    tx.describe({ name });
    return { search: tx.insert('saved_search', { guid: newGuid(), name, query, position: last + 1 }) };
  },

  update: ({ tx }, { search, query }) => {
    parseOrThrow(query);
    tx.describe({ name: nameOf(tx, search) });
    tx.update('saved_search', search, { query });
    return {};
  },

  rename: ({ tx }, { search, name }) => {
    requireFreeName(tx, name, search);
    tx.describe({ name, before: nameOf(tx, search) });
    tx.update('saved_search', search, { name });
    return {};
  },

  remove: ({ tx }, { search }) => {
    tx.describe({ name: nameOf(tx, search) });
    tx.remove('saved_search', search);
    return {};
  },

  reorder: ({ tx }, { search, before }) => {
    tx.describe({ name: nameOf(tx, search) });
    const others = tx.db
      .prepare<[number], { id: number; position: number }>('SELECT id, position FROM saved_search WHERE id <> ? ORDER BY position, id')
      .all(search);
    const found = others.findIndex(({ id }) => id === before);
    const place = found < 0 ? others.length : found;
    const below = others[place - 1]?.position;
    const above = others[place]?.position;
    // Halfway between its new neighbours: no other row has to move.
    const position = below === undefined ? (above ?? 1) - 1 : above === undefined ? below + 1 : (below + above) / 2;
    tx.update('saved_search', search, { position });
    return {};
  },
});

function nameOf(tx: CommandTransaction, search: number): string {
  const name = tx.db.prepare<[number], string>('SELECT name FROM saved_search WHERE id = ?').pluck().get(search);
  if (name === undefined) throw new AppError('not-found', { reason: 'no-saved-search' });
  return name;
}

function requireFreeName(tx: CommandTransaction, name: string, except: number | null): void {
  const taken = tx.db.prepare<[string, number], number>('SELECT id FROM saved_search WHERE name = ? AND id <> ?').pluck().get(name, except ?? 0);
  if (taken !== undefined) throw new AppError('conflict', { reason: 'name-taken', name });
}
