import { roles } from '#shared/contracts/conversation.ts';
import { updatedFields, type FactChange } from '#shared/contracts/import.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import type { UpdateContent } from './update-content.ts';

/** What an update may change of a message beside its text; ids of the tables of the same names. */
export interface MessageFacts {
  readonly participant: number | null;
  readonly role: number;
  readonly channel: number | null;
  readonly brand: number | null;
  readonly sentAt: number | null;
  readonly rating: number | null;
}

/** The facts of a message; undefined where there is none of that id. */
export function factsOf(db: ReadableDatabase, message: number): MessageFacts | undefined {
  return prepareOnce<[number], MessageFacts>(
    db,
    `SELECT participant_id AS participant, role, channel_id AS channel, brand_id AS brand, sent_at AS sentAt, rating
     FROM message WHERE id = ?`,
  ).get(message);
}

/** The facts of the message that an update makes in place of one: what its row does not state stays, but for the rating. */
export function updatedFacts(old: MessageFacts, content: UpdateContent): MessageFacts {
  return {
    participant: content.participant ?? old.participant,
    role: content.role || old.role,
    channel: content.channel ?? old.channel,
    brand: content.brand ?? old.brand,
    sentAt: content.sentAt ?? old.sentAt,
    rating: content.rating,
  };
}

/** Where two sets of facts differ, by the names of what they point to. */
export function changesOf(db: ReadableDatabase, stored: MessageFacts, next: MessageFacts): FactChange[] {
  const named = { participant: 'SELECT external_id FROM participant WHERE id = ?', channel: 'SELECT name FROM channel WHERE id = ?', brand: 'SELECT name FROM brand WHERE id = ?' };
  const shown = (facts: MessageFacts, field: FactChange['field']): string | number | null => {
    if (field === 'sentAt' || field === 'rating') return facts[field];
    if (field === 'role') return roles[facts.role] ?? 'other';
    const id = facts[field];
    return id === null ? null : (prepareOnce<[number], string>(db, named[field]).pluck().get(id) ?? null);
  };
  return updatedFields.filter((field) => stored[field] !== next[field]).map((field) => ({ field, stored: shown(stored, field), new: shown(next, field) }));
}
