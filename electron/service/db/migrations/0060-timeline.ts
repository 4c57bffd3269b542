import type { Migration } from '../migrate.ts';

/**
 * Timelines and what happened meanwhile.
 * - `timeline`: what an analyst keeps under a name; spec and watch are those of shared/contracts/timeline.ts. Its recipe
 *   says what came out when it was kept.
 * - `event`: days of the computer's calendar, YYYY-MM-DD, first and last. color: index into the palette, or none.
 */
export const migration: Migration = {
  version: 60,
  name: 'timeline',
  up: (db) =>
    db.exec(`
CREATE TABLE timeline (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, spec TEXT NOT NULL CHECK (json_valid(spec)),
  watch TEXT NOT NULL CHECK (json_valid(watch)), position REAL NOT NULL, recipe_id INTEGER NOT NULL REFERENCES recipe (id),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, first_day TEXT NOT NULL, last_day TEXT NOT NULL, title TEXT NOT NULL, note TEXT NOT NULL,
  color INTEGER CHECK (color BETWEEN 0 AND 7), coder_id INTEGER NOT NULL REFERENCES coder (id), created_at INTEGER NOT NULL,
  CHECK (last_day >= first_day)
) STRICT;
`),
};
