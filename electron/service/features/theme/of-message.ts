import type { ReadableDatabase } from '#service/db/open.ts';
import { loadAssignment } from './assignment.ts';
import { currentSet, readThemes } from './theme-rows.ts';

/** Where one message stands in the current set. */
export interface MessagePlace {
  readonly theme: { readonly id: number; readonly name: string; readonly accepted: boolean } | null;
  readonly fit: number | null;
}

/** The theme of a message; null where there is no set, or the message is not part of it. */
export function placeOfMessage(db: ReadableDatabase, message: number): MessagePlace | null {
  const set = currentSet(db);
  if (set === undefined) return null;
  const { themes, fits, moved } = loadAssignment(db, set);
  const theme = themes[message] ?? 0;
  if (theme === 0) return null;
  const row = readThemes(db, set.id).find(({ id }) => id === theme);
  return {
    theme: row === undefined ? null : { id: row.id, name: row.name, accepted: row.accepted === 1 },
    fit: moved.has(message) ? null : (fits[message] ?? 0) / 255,
  };
}
