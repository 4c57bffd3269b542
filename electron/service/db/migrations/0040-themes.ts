import type { Migration } from '../migrate.ts';

/**
 * Themes: what clustering proposes and what the analyst makes of it.
 * - `theme_set` is one clustering of some messages (a query, a language), with the run that is in force. One set is
 *   current: the one that search, exports and timelines see.
 * - `theme_run` counts runs up; its number is never used twice. What a run made stands in `theme_chunk` and
 *   `theme_model` under that number and is not written over by a later run, so that taking a run back only has to
 *   name the earlier number again.
 * - `theme_chunk`: 65,536 messages a chunk, at message.id - chunk * 65536, as in column_chunk. clusters: Int32,
 *   little-endian, the cluster's number, -1 in none, 0 not part of the run. fits: one byte, fit * 255.
 * - `theme_model` places messages that come later. Cluster 0 stands for the whole; a cluster that was split has a
 *   model of its own, whose `clusters` are numbered from first_number on.
 * - `theme_cluster` says to which theme a cluster belongs: merging themes changes these few rows and no column.
 * - `theme_move` is where a person put a message; it goes before the machine's word. theme_id null: in no theme.
 */
export const migration: Migration = {
  version: 40,
  name: 'themes',
  up: (db) =>
    db.exec(`
CREATE TABLE theme_run (number INTEGER PRIMARY KEY, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE theme_chunk (
  run INTEGER NOT NULL, chunk INTEGER NOT NULL, clusters BLOB NOT NULL, fits BLOB NOT NULL, PRIMARY KEY (run, chunk)
) STRICT, WITHOUT ROWID;
CREATE TABLE theme_model (
  run INTEGER NOT NULL, cluster INTEGER NOT NULL, first_number INTEGER NOT NULL, clusters INTEGER NOT NULL, model BLOB NOT NULL,
  PRIMARY KEY (run, cluster)
) STRICT, WITHOUT ROWID;

CREATE TABLE theme_set (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, query TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('both', 'zh', 'en')), run INTEGER NOT NULL,
  recipe_id INTEGER NOT NULL REFERENCES recipe (id), current INTEGER NOT NULL CHECK (current IN (0, 1)), created_at INTEGER NOT NULL
) STRICT;

-- keywords: JSON array of [text, weight], heaviest first. origin: what made the theme. coherence: NPMI of the keywords.
-- placed: the analyst put it where it stands among groups.
CREATE TABLE theme (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, set_id INTEGER NOT NULL REFERENCES theme_set (id),
  parent_id INTEGER REFERENCES theme (id), position REAL NOT NULL, name TEXT NOT NULL,
  named_by TEXT NOT NULL CHECK (named_by IN ('machine', 'analyst')),
  origin TEXT NOT NULL CHECK (origin IN ('cluster', 'split', 'analyst')),
  accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)), pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  noise INTEGER NOT NULL CHECK (noise IN (0, 1)), merged INTEGER NOT NULL CHECK (merged IN (0, 1)),
  placed INTEGER NOT NULL CHECK (placed IN (0, 1)),
  keywords TEXT NOT NULL CHECK (json_valid(keywords)), coherence REAL, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX theme_of_set ON theme (set_id, parent_id, position);

CREATE TABLE theme_cluster (
  id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL REFERENCES theme_set (id), number INTEGER NOT NULL,
  theme_id INTEGER NOT NULL REFERENCES theme (id), UNIQUE (set_id, number)
) STRICT;
CREATE INDEX theme_cluster_theme ON theme_cluster (theme_id);

CREATE TABLE theme_move (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, set_id INTEGER NOT NULL REFERENCES theme_set (id),
  message_id INTEGER NOT NULL REFERENCES message (id), theme_id INTEGER REFERENCES theme (id),
  coder_id INTEGER NOT NULL REFERENCES coder (id), created_at INTEGER NOT NULL, UNIQUE (set_id, message_id)
) STRICT;
CREATE INDEX theme_move_theme ON theme_move (theme_id);
`),
};
