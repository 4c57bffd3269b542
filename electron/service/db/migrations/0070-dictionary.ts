import type { Migration } from '../migrate.ts';

/**
 * What text is segmented and counted by, besides what comes with the app. `folded` is the word in simplified characters
 * and small letters, by which it is known.
 * - `dictionary_word`: an analyst's words. frequency: null keeps a word whole, 0 says that it is none. counts_as: the
 *   word it is another name of.
 * - `stop_word`: how the lists of stop words differ from those that come with the app: included 1 was added, 0 taken off.
 */
export const migration: Migration = {
  version: 70,
  name: 'dictionary',
  up: (db) =>
    db.exec(`
CREATE TABLE dictionary_word (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, word TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
  frequency INTEGER CHECK (frequency >= 0), counts_as TEXT, note TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE stop_word (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, language TEXT NOT NULL CHECK (language IN ('zh', 'en')),
  word TEXT NOT NULL, folded TEXT NOT NULL, included INTEGER NOT NULL CHECK (included IN (0, 1)), UNIQUE (language, folded)
) STRICT;
`),
};
