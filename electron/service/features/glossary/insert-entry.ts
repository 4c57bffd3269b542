import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import type { GlossaryEntryRecord, GlossaryFields } from '#shared/contracts/glossary.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { foldText } from '#service/search/fold.ts';
import { imageOf, readEntries, readEntry } from './entry-rows.ts';

/** What makes two entries the same: language, term and the words that select the sense. */
export const identityOf = ({ language, term, context }: Pick<GlossaryFields, 'language' | 'term' | 'context'>): string =>
  JSON.stringify([language, foldText(term), context.any.map(foldText).toSorted((a, b) => a.localeCompare(b))]);

/** Adds an entry. */
export function insertEntry(tx: CommandTransaction, fields: GlossaryFields, status: GlossaryEntryRecord['status']): number {
  return tx.insert('glossary_entry', {
    guid: newGuid(),
    ...imageOf(fields),
    status,
    version: 1,
    coder_id: tx.coder,
    created_at: tx.now,
    updated_at: tx.now,
  });
}

/** Changes an entry's fields; nothing is written where they are as they were. Returns its version. */
export function updateEntry(tx: CommandTransaction, id: number, fields: GlossaryFields): number {
  const before = requireEntry(tx, id);
  const [was, becomes] = [imageOf(before), imageOf(fields)];
  if (Object.entries(becomes).every(([name, value]) => was[name] === value)) return before.version;
  tx.update('glossary_entry', id, { ...becomes, version: before.version + 1, coder_id: tx.coder, updated_at: tx.now });
  return before.version + 1;
}

/** The entry, or `not-found`. */
export function requireEntry(tx: CommandTransaction, id: number): GlossaryEntryRecord {
  const entry = readEntry(tx.db, id);
  if (entry === undefined) throw new AppError('not-found', { reason: 'no-glossary-entry' });
  return entry;
}

/** Throws `conflict` where another entry that is not retired has this term in this sense. */
export function requireFree(tx: CommandTransaction, fields: GlossaryFields, except: number | null): void {
  const identity = identityOf(fields);
  const taken = readEntries(tx.db).find((entry) => entry.id !== except && entry.status !== 'retired' && identityOf(entry) === identity);
  if (taken !== undefined) throw new AppError('conflict', { reason: 'glossary-term-taken', term: fields.term });
}
