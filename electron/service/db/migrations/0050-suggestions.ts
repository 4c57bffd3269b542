import type { Migration } from '../migrate.ts';

/**
 * Codes that the machine proposes, apart from the codings that people made: nothing that counts codings reads these
 * tables. Message and code ids have no foreign keys here: a proposal for what is gone is passed over, and comes back
 * with an undo.
 * - `suggestion_model` is what was learnt last, one row a learning, the newest alone with its bytes. codes: JSON, the
 *   codes by number with how they are told and measured. stamp: the state of codings and codebook it was learnt from;
 *   newest_coding, codings and rejections tell how many have changed since.
 * - `suggestion` is what it proposed when it last went through the messages: a cache, written anew under the number of
 *   each run. doubt: 1 where it is as likely right as wrong, 0 where it is certain.
 * - `suggestion_run` has the run in force, of which alone rows are shown: of `messages` messages it read `sampled`.
 * - `suggestion_decision` is what a person said of a proposal; recorded. An accepted one has its coding beside it.
 */
export const migration: Migration = {
  version: 50,
  name: 'suggestions',
  up: (db) =>
    db.exec(`
CREATE TABLE suggestion_model (
  version INTEGER PRIMARY KEY AUTOINCREMENT, recipe_id INTEGER NOT NULL REFERENCES recipe (id), learnt_at INTEGER NOT NULL,
  stamp TEXT NOT NULL, newest_coding INTEGER NOT NULL, codings INTEGER NOT NULL, rejections INTEGER NOT NULL,
  codes TEXT NOT NULL CHECK (json_valid(codes)), model BLOB
) STRICT;

CREATE TABLE suggestion_run (
  number INTEGER PRIMARY KEY, version INTEGER NOT NULL, recipe_id INTEGER NOT NULL REFERENCES recipe (id),
  messages INTEGER NOT NULL, sampled INTEGER NOT NULL, ran_at INTEGER NOT NULL
) STRICT;
CREATE TABLE suggestion (
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL, message_id INTEGER NOT NULL, code_id INTEGER NOT NULL,
  start_offset INTEGER, end_offset INTEGER, score REAL NOT NULL, doubt REAL NOT NULL,
  CHECK ((start_offset IS NULL) = (end_offset IS NULL))
) STRICT;
CREATE INDEX suggestion_score ON suggestion (run, score DESC, id);
CREATE INDEX suggestion_doubt ON suggestion (run, doubt DESC, id);

CREATE TABLE suggestion_decision (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, message_id INTEGER NOT NULL, code_id INTEGER NOT NULL,
  start_offset INTEGER, end_offset INTEGER, accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)), score REAL NOT NULL,
  version INTEGER NOT NULL, coder_id INTEGER NOT NULL REFERENCES coder (id), created_at INTEGER NOT NULL,
  CHECK ((start_offset IS NULL) = (end_offset IS NULL))
) STRICT;
CREATE INDEX suggestion_decision_message ON suggestion_decision (message_id, code_id);
CREATE INDEX suggestion_decision_code ON suggestion_decision (code_id, accepted);

-- What is learnt from: all codings but those of auto-coding, which may be very many.
CREATE INDEX coding_by_people ON coding (id, code_id, start_offset, end_offset) WHERE origin <> 'auto';
`),
};
