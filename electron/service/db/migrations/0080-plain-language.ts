import type { Migration } from '../migrate.ts';

/**
 * Plain language. All five tables are recorded: what a person decides is a command.
 * - `glossary_entry`: lists and forms as JSON. `version` counts its changes; what it was before is in the command log.
 * - `document`: a text to be put into plain words. `text` is never changed; `sha256` proves it.
 * - `rewrite`: one draft over a document, for one audience.
 * - `rewrite_edit`: a span of the original (code points, half-open) and what stands there instead. state: 0 proposed,
 *   1 accepted, 2 refused. Spans of edits that are not refused do not overlap.
 * - `sign_off`: somebody's word on a draft as it then was: `edits_sha256` names it.
 */
export const migration: Migration = {
  version: 80,
  name: 'plain-language',
  up: (db) =>
    db.exec(`
CREATE TABLE glossary_entry (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, language TEXT NOT NULL CHECK (language IN ('zh', 'en')), term TEXT NOT NULL,
  variants TEXT NOT NULL CHECK (json_valid(variants)), plain TEXT NOT NULL, plain_plural TEXT, forms TEXT CHECK (forms IS NULL OR json_valid(forms)),
  definition TEXT NOT NULL, mode TEXT NOT NULL CHECK (mode IN ('replace', 'explain')),
  part_of_speech TEXT NOT NULL CHECK (part_of_speech IN ('noun', 'verb', 'phrase')), sense TEXT NOT NULL,
  context TEXT NOT NULL CHECK (json_valid(context)), topic TEXT NOT NULL, audience TEXT NOT NULL, source TEXT NOT NULL,
  keep_formal INTEGER NOT NULL CHECK (keep_formal IN (0, 1)), status TEXT NOT NULL CHECK (status IN ('draft', 'approved', 'retired')),
  version INTEGER NOT NULL, coder_id INTEGER NOT NULL REFERENCES coder (id), created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX glossary_entry_term ON glossary_entry (language, term);

CREATE TABLE document (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, format TEXT NOT NULL, language TEXT NOT NULL,
  message_id INTEGER REFERENCES message (id), text TEXT NOT NULL, sha256 TEXT NOT NULL, notes TEXT NOT NULL CHECK (json_valid(notes)),
  coder_id INTEGER NOT NULL REFERENCES coder (id), created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE rewrite (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES document (id), draft INTEGER NOT NULL,
  audience TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, coder_id INTEGER NOT NULL REFERENCES coder (id),
  created_at INTEGER NOT NULL, UNIQUE (document_id, draft)
) STRICT;

CREATE TABLE rewrite_edit (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, rewrite_id INTEGER NOT NULL REFERENCES rewrite (id), start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL, replacement TEXT NOT NULL, entry_id INTEGER REFERENCES glossary_entry (id), entry_version INTEGER,
  origin TEXT NOT NULL CHECK (origin IN ('glossary', 'suggestion', 'hand')), state INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
  coder_id INTEGER NOT NULL REFERENCES coder (id), created_at INTEGER NOT NULL, decided_at INTEGER,
  CHECK (start_offset >= 0 AND end_offset >= start_offset)
) STRICT;
CREATE INDEX rewrite_edit_place ON rewrite_edit (rewrite_id, start_offset);

CREATE TABLE sign_off (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, rewrite_id INTEGER NOT NULL REFERENCES rewrite (id),
  decision TEXT NOT NULL CHECK (decision IN ('signed', 'returned')), note TEXT NOT NULL, edits_sha256 TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id), created_at INTEGER NOT NULL
) STRICT;
`),
};
