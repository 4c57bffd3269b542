import type { Migration } from '../migrate.ts';

/**
 * Rows that carry another text for a source id that is stored, and what the analyst decides of them.
 * - `update_row`: what such a row would replace (message_id) and with what (content, JSON), for each reject that needs a
 *   decision; new_message: the message made of it, once it has been taken the first time.
 * - `update_decision`: keep the old text, or take the new one in place of `replaced`. Recorded.
 * - `hidden_message`: messages that another version stands in for: kept, but neither shown nor counted. Recorded.
 */
export const migration: Migration = {
  version: 90,
  name: 'updates',
  up: (db) =>
    db.exec(`
CREATE TABLE update_row (
  reject_id INTEGER PRIMARY KEY REFERENCES reject (id) ON DELETE CASCADE, message_id INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)), new_message INTEGER
) STRICT;
CREATE INDEX update_row_message ON update_row (message_id);
CREATE INDEX update_row_new ON update_row (new_message) WHERE new_message IS NOT NULL;

CREATE TABLE update_decision (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, reject_id INTEGER NOT NULL UNIQUE REFERENCES reject (id),
  choice TEXT NOT NULL CHECK (choice IN ('keep', 'take')), replaced INTEGER,
  coder_id INTEGER NOT NULL REFERENCES coder (id), decided_at INTEGER NOT NULL, CHECK ((choice = 'take') = (replaced IS NOT NULL))
) STRICT;
CREATE INDEX update_decision_replaced ON update_decision (replaced) WHERE replaced IS NOT NULL;

CREATE TABLE hidden_message (id INTEGER PRIMARY KEY REFERENCES message (id)) STRICT;
`),
};
