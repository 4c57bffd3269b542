import type { TableChanges } from '#shared/contracts/project.ts';

/** Rows of one table that are named before views are told only that the table changed. */
const namedRows = 200;

/** Collects what a command changes, for the views that show it. */
export interface ChangeList {
  /** A row of a table changed; without an id any of its rows may have. */
  add(table: string, id?: number): void;
  changes(): TableChanges;
}

/** Makes a {@link ChangeList}. */
export function createChangeList(): ChangeList {
  // Undefined for a table of which not all rows are named.
  const rows = new Map<string, Set<number> | undefined>();
  return {
    add(table, id) {
      const named = rows.has(table) ? rows.get(table) : new Set<number>();
      if (id !== undefined) named?.add(id);
      rows.set(table, id === undefined || (named?.size ?? 0) > namedRows ? undefined : named);
    },
    changes: () => ({
      tables: [...rows.keys()],
      rows: Object.fromEntries([...rows].flatMap(([table, ids]) => (ids === undefined ? [] : [[table, [...ids]]]))),
    }),
  };
}
