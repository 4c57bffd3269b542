import type { Migration } from '../migrate.ts';

/**
 * What every analysis shares, and sentiment.
 * - `recipe` records a run so that it can be reproduced: what went in, how, with which model, what came out. Rows are
 *   added and never changed; they are facts, not work to undo.
 * - `sentiment_chunk` holds what the machine scored, 65,536 messages a chunk, at message.id - chunk * 65536, as in
 *   column_chunk. labels: one byte, 0 not scored, 1 negative, 2 neutral, 3 positive, 4 mixed. scores: Int16,
 *   little-endian, score * 10,000. A cache: a run writes it anew.
 * - `sentiment_override` is what a person said of a message. It is never overwritten by a run and always goes before it.
 */
export const migration: Migration = {
  version: 30,
  name: 'analysis',
  up: (db) =>
    db.exec(`
CREATE TABLE recipe (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, query TEXT NOT NULL, messages INTEGER NOT NULL,
  parameters TEXT NOT NULL CHECK (json_valid(parameters)), seed INTEGER, model TEXT NOT NULL,
  result TEXT NOT NULL CHECK (json_valid(result)), coder_id INTEGER REFERENCES coder (id), app_version TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX recipe_kind ON recipe (kind, id);

CREATE TABLE sentiment_chunk (
  chunk INTEGER PRIMARY KEY, recipe_id INTEGER NOT NULL REFERENCES recipe (id), labels BLOB NOT NULL, scores BLOB NOT NULL
) STRICT;

CREATE TABLE sentiment_override (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, message_id INTEGER NOT NULL REFERENCES message (id),
  label INTEGER NOT NULL CHECK (label BETWEEN 1 AND 4), coder_id INTEGER NOT NULL REFERENCES coder (id),
  created_at INTEGER NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('override', 'sample')), UNIQUE (message_id, coder_id)
) STRICT;
`),
};
