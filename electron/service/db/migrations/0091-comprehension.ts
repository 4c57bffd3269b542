import type { Migration } from '../migrate.ts';

/**
 * `comprehension_answer`: how many readers of a text answered a rewrite's question rightly and how many wrongly. Recorded.
 * `question` and `text_sha256` are what they were asked and what they had read, as it then was: an answer counts for that alone.
 */
export const migration: Migration = {
  version: 91,
  name: 'comprehension',
  up: (db) =>
    db.exec(`
CREATE TABLE comprehension_answer (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, rewrite_id INTEGER NOT NULL REFERENCES rewrite (id),
  side TEXT NOT NULL CHECK (side IN ('original', 'rewrite')), question TEXT NOT NULL, text_sha256 TEXT NOT NULL,
  right_readers INTEGER NOT NULL, wrong_readers INTEGER NOT NULL, note TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id), created_at INTEGER NOT NULL,
  CHECK (right_readers >= 0 AND wrong_readers >= 0 AND right_readers + wrong_readers > 0)
) STRICT;
CREATE INDEX comprehension_answer_rewrite ON comprehension_answer (rewrite_id);
`),
};
