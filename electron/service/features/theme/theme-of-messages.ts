import { columnEnd } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { loadAssignment, type Assignment } from './assignment.ts';
import { currentSet, readThemes, type ThemeRow } from './theme-rows.ts';

export interface ThemeOfMessages {
  readonly id: number;
  readonly name: string;
  /** The group it stands in. */
  readonly parent: number | null;
  /** Left out of denominators by the analyst. */
  readonly noise: boolean;
}

/** The themes that count in statistics and exports, and which message belongs to which. */
export interface Themes {
  /** Groups before their members. A group may have no messages of its own. */
  readonly themes: readonly ThemeOfMessages[];
  /** Theme id by message id; 0 for none. As long as the columns (`columnEnd`). Messages not visible may be in it. */
  readonly of: Int32Array;
}

/**
 * The accepted themes of the current set. What the machine only proposes is in neither list: it counts nowhere until a
 * person accepts it. Without a set there are no themes. Kept per connection until a theme changes; do not write to it.
 */
export function loadThemes(db: ReadableDatabase): Themes {
  return select(db, accepted, ({ accepted }) => accepted === 1);
}

/** As {@link loadThemes}, with the proposed ones: for finding and showing messages, not for counting them. */
export function loadAllThemes(db: ReadableDatabase): Themes {
  return select(db, all, () => true);
}

let none: Themes = { themes: [], of: new Int32Array() };

/** Kept, because rows of the message table are read anew at every scroll and the array takes megabytes. */
function noThemes(end: number): Themes {
  if (none.of.length !== end) none = { themes: [], of: new Int32Array(end) };
  return none;
}

/** By assignment, which is made anew whenever a theme changes. */
const accepted = new WeakMap<Assignment, Themes>();
const all = new WeakMap<Assignment, Themes>();

function select(db: ReadableDatabase, known: WeakMap<Assignment, Themes>, wanted: (theme: ThemeRow) => boolean): Themes {
  const set = currentSet(db);
  if (set === undefined) return noThemes(columnEnd(db));
  const assignment = loadAssignment(db, set);
  const before = known.get(assignment);
  if (before !== undefined) return before;
  const rows = readThemes(db, set.id).filter((theme) => wanted(theme));
  const listed = new Uint8Array(1 + rows.reduce((most, { id }) => Math.max(most, id), 0));
  for (const { id } of rows) listed[id] = 1;
  const of = new Int32Array(assignment.themes.length);
  for (let id = 1; id < of.length; id++) {
    const theme = assignment.themes[id] ?? 0;
    if (listed[theme] === 1) of[id] = theme;
  }
  const themes = rows.map(({ id, name, parent, noise }) => ({
    id,
    name,
    parent: parent !== null && listed[parent] === 1 ? parent : null,
    noise: noise === 1,
  }));
  const selected = { themes, of };
  known.set(assignment, selected);
  return selected;
}
