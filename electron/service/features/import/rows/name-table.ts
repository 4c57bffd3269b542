import type { ReadableDatabase, WritableDatabase } from '#service/db/open.ts';
import { ownString } from './own-string.ts';

/** Ids of the things rows name, such as channels; new names get the next id and wait to be written. */
export interface NameTable<Extra> {
  /** The id of a name, or 0 where it is unknown. */
  find(name: string): number;
  /** The id of a name; `extra` is stored with it when it is new. */
  idOf(name: string, extra: Extra): number;
  /** The names that are new since the last call, in order of their ids. */
  takeNew(): { id: number; name: string; extra: Extra }[];
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
  // Rows of a conversation or a channel tend to follow each other.
  let lastName = '';
  let lastId = 0;
  const find = (name: string): number => {
    if (name !== lastName) [lastName, lastId] = [name, ids.get(name) ?? 0];
    return lastId;
  };
  return {
    find,
    idOf(name, extra) {
      let id: number | undefined = find(name) || undefined;
      if (id === undefined) {
        id = ++last;
        added++;
        const kept = ownString(name);
        ids.set(kept, id);
        fresh.push({ id, name: kept, extra });
        lastId = id;
      }
      return id;
    },
    takeNew() {
      const taken = fresh;
      fresh = [];
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

/** Writes new conversations and participants of a batch. */
export function writeMentions(
  db: WritableDatabase,
  batch: number,
  conversations: NameTable<FirstMention>,
  participants: NameTable<FirstMention>,
): void {
  const conversation = db.prepare('INSERT INTO conversation (id, batch_id, row, external_id) VALUES (?, ?, ?, ?)');
  for (const { id, name, extra } of conversations.takeNew()) conversation.run(id, batch, extra.row, name);
  const participant = db.prepare('INSERT INTO participant (id, batch_id, row, external_id, role) VALUES (?, ?, ?, ?, ?)');
  for (const { id, name, extra } of participants.takeNew()) participant.run(id, batch, extra.row, name, extra.role);
}
