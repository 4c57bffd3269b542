import { AppError } from '#shared/base/errors.ts';
import type { ThemeLanguage } from '#shared/contracts/theme.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** A clustering of some messages as it is stored. */
export interface ThemeSetRow {
  readonly id: number;
  readonly guid: string;
  readonly query: string;
  readonly language: ThemeLanguage;
  readonly run: number;
  readonly recipe: number;
  readonly current: 0 | 1;
  readonly createdAt: number;
}

/** A theme as it is stored; flags are 0 and 1. */
export interface ThemeRow {
  readonly id: number;
  readonly guid: string;
  readonly parent: number | null;
  readonly position: number;
  readonly name: string;
  readonly namedBy: 'machine' | 'analyst';
  readonly origin: 'cluster' | 'split' | 'analyst';
  readonly accepted: 0 | 1;
  readonly pinned: 0 | 1;
  readonly noise: 0 | 1;
  readonly merged: 0 | 1;
  readonly placed: 0 | 1;
  /** JSON, see {@link readKeywords}. */
  readonly keywords: string;
  readonly coherence: number | null;
}

export interface Keyword {
  readonly text: string;
  readonly weight: number;
}

const setColumns = 'id, guid, query, language, run, recipe_id AS recipe, current, created_at AS createdAt';
const themeColumns = `id, guid, parent_id AS parent, position, name, named_by AS namedBy, origin, accepted, pinned, noise, merged,
  placed, keywords, coherence`;

/** Every set, the oldest first. */
export function readSets(db: ReadableDatabase): ThemeSetRow[] {
  return prepareOnce<[], ThemeSetRow>(db, `SELECT ${setColumns} FROM theme_set ORDER BY id`).all();
}

/** The set that search, exports and timelines see; undefined before the first clustering. */
export function currentSet(db: ReadableDatabase): ThemeSetRow | undefined {
  return prepareOnce<[], ThemeSetRow>(db, `SELECT ${setColumns} FROM theme_set WHERE current = 1`).get();
}

/** The current set. Throws `not-found`/`no-themes`. */
export function requireCurrentSet(db: ReadableDatabase): ThemeSetRow {
  const set = currentSet(db);
  if (set === undefined) throw new AppError('not-found', { reason: 'no-themes' });
  return set;
}

/** The themes of a set: groups before their members, siblings by position. */
export function readThemes(db: ReadableDatabase, set: number): ThemeRow[] {
  const rows = prepareOnce<[number], ThemeRow>(db, `SELECT ${themeColumns} FROM theme WHERE set_id = ? ORDER BY position, id`).all(set);
  const below = Map.groupBy(rows, ({ parent }) => parent);
  const inOrder = (parent: number | null): ThemeRow[] => (below.get(parent) ?? []).flatMap((row) => [row, ...inOrder(row.id)]);
  return inOrder(null);
}

/** A theme of the current set. Throws `not-found`/`no-theme`. */
export function requireTheme(db: ReadableDatabase, theme: number): ThemeRow {
  const { id } = requireCurrentSet(db);
  const row = prepareOnce<[number, number], ThemeRow>(db, `SELECT ${themeColumns} FROM theme WHERE id = ? AND set_id = ?`).get(theme, id);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-theme' });
  return row;
}

/** The keywords of a theme, heaviest first. */
export function readKeywords(json: string): Keyword[] {
  const stored: unknown = JSON.parse(json);
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry: unknown) => {
    const [text, weight] = Array.isArray(entry) ? (entry as unknown[]) : [];
    return typeof text === 'string' && typeof weight === 'number' ? [{ text, weight }] : [];
  });
}

/** The stored form of keywords; weights keep four digits, which is more than anyone reads. */
export function writeKeywords(keywords: readonly Keyword[]): string {
  return JSON.stringify(keywords.map(({ text, weight }) => [text, Number(weight.toPrecision(4))]));
}
