import { AppError } from '#shared/base/errors.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { mergeClusters } from '#service/nlp/cluster/hierarchy.ts';
import { decodeModel } from '#service/nlp/cluster/model-bytes.ts';
import type { Merge } from '#service/nlp/cluster/types.ts';
import type { SparseMatrix } from '#service/nlp/vectors/sparse-matrix.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { readModels } from './run-store.ts';
import { insertTheme } from './theme-changes.ts';
import { requireUnchanged, themeStamp } from './theme-stamp.ts';
import { readKeywords, readThemes, requireCurrentSet, type Keyword, type ThemeRow } from './theme-rows.ts';

/** Keywords in the name of a group, and those it keeps. */
const namedBy = 2;
const keptKeywords = 12;

/**
 * Puts themes that are alike under groups, which are proposed: the tree in which the run's clusters join, cut into
 * about as many groups as the square root of the themes. Themes in a group, groups, noise and parts of a split theme,
 * which have no cluster of the run to themselves, stay where they are. Throws `conflict`/`nothing-alike` for fewer than
 * four themes.
 */
export function groupAlike({ db, command }: Pick<JobContext<unknown>, 'db' | 'command'>): { groups: number; themes: number } {
  const stamp = themeStamp(db);
  const set = requireCurrentSet(db);
  const rows = readThemes(db, set.id);
  const parents = new Set(rows.map(({ parent }) => parent));
  const clusters = clustersByTheme(db, set.id);
  const free = rows.filter(({ id, parent, noise }) => parent === null && noise === 0 && !parents.has(id) && clusters.has(id));
  const model = readModels(db, set.run).get(0)?.model;
  if (model === undefined || free.length < 4) throw new AppError('conflict', { reason: 'nothing-alike' });
  const { sums } = decodeModel(model);
  const known = free.filter(({ id }) => clusters.get(id)?.every((number) => number <= sums.rows));
  const matrix = joinRows(sums, known.map(({ id }) => (clusters.get(id) ?? []).map((number) => number - 1)));
  const groups = cutTree(mergeClusters(matrix), known.length, Math.round(Math.sqrt(known.length)));
  return command('theme.group', (tx) => {
    requireUnchanged(tx.db, stamp);
    for (const members of groups) makeGroup(tx, set.id, members.flatMap((place) => known[place] ?? []));
    const themes = groups.reduce((sum, { length }) => sum + length, 0);
    tx.describe({ groups: groups.length, themes });
    return { groups: groups.length, themes };
  });
}

function clustersByTheme(db: ReadableDatabase, set: number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [theme, number] of prepareOnce<[number], [number, number]>(db, 'SELECT theme_id, number FROM theme_cluster WHERE set_id = ?').raw().iterate(set)) {
    const list = found.get(theme);
    if (list === undefined) found.set(theme, [number]);
    else list.push(number);
  }
  return found;
}

/** One row for each list of rows: their sum. */
function joinRows(matrix: SparseMatrix, lists: readonly (readonly number[])[]): SparseMatrix {
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const list of lists) {
    const sum = new Map<number, number>();
    for (const row of list) {
      for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry++) {
        const column = matrix.columns[entry] ?? 0;
        sum.set(column, (sum.get(column) ?? 0) + (matrix.values[entry] ?? 0));
      }
    }
    columns.push(...sum.keys());
    values.push(...sum.values());
    starts.push(columns.length);
  }
  return { rows: lists.length, width: matrix.width, starts: Int32Array.from(starts), columns: Int32Array.from(columns), values: Float32Array.from(values) };
}

/** The members of each group of two or more when the tree over `count` leaves is cut into `groups`. */
export function cutTree(merges: readonly Merge[], count: number, groups: number): number[][] {
  const standing = new Map<number, number[]>(Array.from({ length: count }, (_, leaf) => [leaf, [leaf]]));
  for (const [index, { left, right }] of merges.slice(0, Math.max(0, count - Math.max(1, groups))).entries()) {
    standing.set(count + index, [...(standing.get(left) ?? []), ...(standing.get(right) ?? [])]);
    standing.delete(left);
    standing.delete(right);
  }
  return [...standing.values()].filter(({ length }) => length > 1).map((members) => members.toSorted((left, right) => left - right));
}

function makeGroup(tx: CommandTransaction, set: number, members: readonly ThemeRow[]): void {
  const weights = new Map<string, number>();
  for (const { keywords } of members) for (const { text, weight } of readKeywords(keywords)) weights.set(text, (weights.get(text) ?? 0) + weight);
  const keywords = [...weights].map(([text, weight]): Keyword => ({ text, weight })).sort((left, right) => right.weight - left.weight).slice(0, keptKeywords);
  const name = keywords.slice(0, namedBy).map(({ text }) => text).join(' · ');
  const group = insertTheme(tx, set, { name: name === '' ? (members[0]?.name ?? '') : name, origin: 'cluster', position: members[0]?.position ?? 0, keywords });
  for (const { id } of members) tx.update('theme', id, { parent_id: group });
}
