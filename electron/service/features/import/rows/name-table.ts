import type { ReadableDatabase, WritableDatabase } from '#service/db/open.ts';
import { ownString } from './own-string.ts';

/** Ids of the things rows name, such as channels; new names get the next id and wait to be written. */
export interface NameTable<Extra> {
  /** The id of a name, or 0 where it is unknown. */
  find(name: string): number;
  /** The id of a name; `extra` is stored with it when it is new. */
  idOf(name: string, extra: Extra): number;
  /** Up to `limit` of the names that are new and not yet taken, in order of their ids. */
  takeNew(limit?: number): { id: number; name: string; extra: Extra }[];
  readonly added: number;
}

/** A table seeded from `SELECT id, <column> FROM <table>`; both are names of our own schema. */
export function createNameTable<Extra>(db: ReadableDatabase, table: string, column: string): NameTable<Extra> {
  const ids = new Map<string, number>();
  let last = 0;
  for (const row of db.prepare<[], { id: number; name: string }>(`SELECT id, ${column} AS name FROM ${table}`).iterate()) {
    ids.set(row.name, row.id);
    last = Math.max(last, row.id);
  }
  let fresh: { id: number; name: string; extra: Extra }[] = [];
  let added = 0;
  const find = (name: string): number => (ids.size === 0 ? 0 : (ids.get(name) ?? 0));
  return {
    find,
    idOf(name, extra) {
      const known = find(name);
      if (known !== 0) return known;
      const id = ++last;
      added++;
      const kept = ownString(name);
      ids.set(kept, id);
      fresh.push({ id, name: kept, extra });
      return id;
    },
    takeNew(limit = fresh.length) {
      const taken = fresh.slice(0, limit);
      fresh = fresh.slice(limit);
      return taken;
    },
    get added() {
      return added;
    },
  };
}

/** What is noted of a participant or conversation: the source row that named it first, and the participant's role. */
export interface FirstMention {
  readonly row: number;
  readonly role: number;
}

/** Rows of conversations and participants written in one transaction. */
const mentionsPerWrite = 40_000;

/**
 * Writes the new conversations and participants of a batch, after its messages: their names are unique and come in no
 * order, so that writing them along with the messages would change every page of the two indexes in every transaction.
 */
export function writeMentions(
  write: (work: (db: WritableDatabase) => void) => void,
  batch: number,
  conversations: NameTable<FirstMention>,
  participants: NameTable<FirstMention>,
): void {
  for (let taken = conversations.takeNew(mentionsPerWrite); taken.length > 0; taken = conversations.takeNew(mentionsPerWrite)) {
    write((db) => {
      const insert = db.prepare('INSERT INTO conversation (id, batch_id, row, external_id) VALUES (?, ?, ?, ?)');
      for (const { id, name, extra } of taken) insert.run(id, batch, extra.row, name);
    });
  }
  for (let taken = participants.takeNew(mentionsPerWrite); taken.length > 0; taken = participants.takeNew(mentionsPerWrite)) {
    write((db) => {
      const insert = db.prepare('INSERT INTO participant (id, batch_id, row, external_id, role) VALUES (?, ?, ?, ?, ?)');
      for (const { id, name, extra } of taken) insert.run(id, batch, extra.row, name, extra.role);
    });
  }
}
