import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { foldText } from '#service/search/index.ts';

interface NamedRow {
  readonly id: number;
  readonly parent: number | null;
  readonly name: string;
}

/**
 * The codes of that name, or of that path (`parent/child`, from any ancestor on), with all codes below them.
 * Case, width and script variant make no difference.
 */
export function codesNamed(db: ReadableDatabase, value: string): number[] {
  return namedInTree(prepareOnce<[], NamedRow>(db, 'SELECT id, parent_id AS parent, name FROM code').all(), value);
}

/** As {@link codesNamed}, in any tree of names. */
export function namedInTree(rows: readonly NamedRow[], value: string): number[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const wanted = foldText(value.trim());
  const path = wanted.split('/').map((part) => part.trim());
  const found = new Set<number>();
  for (const row of rows) if (foldText(row.name) === wanted || endsPath(byId, row, path)) found.add(row.id);
  // Parents may follow their children in the table, so go on until nothing is added.
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const row of rows) if (row.parent !== null && found.has(row.parent)) found.add(row.id);
  }
  return [...found];
}

function endsPath(byId: ReadonlyMap<number, NamedRow>, row: NamedRow, path: readonly string[]): boolean {
  let at: NamedRow | undefined = row;
  for (const part of path.toReversed()) {
    if (at === undefined || foldText(at.name) !== part) return false;
    at = at.parent === null ? undefined : byId.get(at.parent);
  }
  return true;
}
