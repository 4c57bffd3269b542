import type { ReadableDatabase } from '#service/db/open.ts';

/** A name that is new to the project; row is the source row that named it first, role that row's. */
export interface NewName {
  readonly id: number;
  readonly name: string;
  readonly row: number;
  readonly role: number;
}

/**
 * Ids of the things rows name, such as channels. Names come by the number the mapping gave them (see
 * `MappedRows.names`): one number a name, so that none is looked up twice.
 */
export interface NameTable {
  /** Takes the names of the next numbers. */
  learn(names: readonly string[]): void;
  /** The id of a number; 0 for none, {@link unknownReference} for a name that is new to the project. */
  find(number: number): number;
  /** The id of a number, given to its name if it has none; 0 for none. */
  idOf(number: number, row: number, role: number): number;
  /** Up to `limit` of the names that are new and not yet taken, in order of their ids. */
  takeNew(limit?: number): NewName[];
  readonly added: number;
}

/** Stands for a conversation or participant that nothing stored names yet. */
export const unknownReference = -1;

/** A table seeded from `SELECT id, <column> FROM <table>`; both are names of our own schema. */
export function createNameTable(db: ReadableDatabase, table: string, column: string): NameTable {
  const stored = new Map<string, number>();
  let last = 0;
  for (const row of db.prepare<[], { id: number; name: string }>(`SELECT id, ${column} AS name FROM ${table}`).iterate()) {
    stored.set(row.name, row.id);
    last = Math.max(last, row.id);
  }
  const names = [''];
  const ids = [0];
  let fresh: NewName[] = [];
  let added = 0;
  return {
    learn(learnt) {
      for (const name of learnt) {
        names.push(name);
        ids.push(stored.size === 0 ? unknownReference : (stored.get(name) ?? unknownReference));
      }
    },
    find: (number) => ids[number] ?? 0,
    idOf(number, row, role) {
      const known = ids[number] ?? 0;
      if (known !== unknownReference) return known;
      const id = ++last;
      added++;
      ids[number] = id;
      fresh.push({ id, name: names[number] ?? '', row, role });
      names[number] = '';
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
