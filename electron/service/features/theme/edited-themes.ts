import type { KeptEdits } from '#shared/contracts/theme.ts';
import type { ThemeRow } from './theme-rows.ts';

/** What a re-run has to know of a theme and the messages in it. */
export interface ThemeOfRun extends ThemeRow {
  /** Messages that a person put there. */
  readonly moved: number;
}

/**
 * Whether a person has made something of a theme: named, pinned, merged, split, grouped or marked it, made it, or put
 * messages there. Such a theme stays as it is in a re-run, with its messages. To accept one is no edit: it says that
 * the proposal is right, not that it must stay.
 */
export function isEdited({ namedBy, origin, pinned, noise, merged, placed, moved }: ThemeOfRun): boolean {
  return namedBy === 'analyst' || origin !== 'cluster' || pinned + noise + merged + placed > 0 || moved > 0;
}

/** What a re-run keeps of a set; moved messages are counted whether they lie in a theme or in none. */
export function countEdits(themes: readonly ThemeOfRun[], moves: number): KeptEdits {
  const count = (test: (theme: ThemeOfRun) => boolean) => themes.filter((theme) => test(theme)).length;
  const edits = {
    made: count(({ origin }) => origin === 'analyst'),
    renamed: count(({ namedBy, origin }) => namedBy === 'analyst' && origin !== 'analyst'),
    pinned: count(({ pinned }) => pinned === 1),
    merged: count(({ merged }) => merged === 1),
    split: count(({ origin }) => origin === 'split'),
    grouped: count(({ placed }) => placed === 1),
    noise: count(({ noise }) => noise === 1),
    moved: moves,
  };
  return { ...edits, total: Object.values(edits).reduce((sum, each) => sum + each, 0) };
}
