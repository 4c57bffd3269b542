import type { Migration } from '../migrate.ts';

/**
 * The data model of a project. Rules that hold throughout:
 * - Small tables carry their GUID as text; messages, conversations and participants derive theirs (shared/base/ids.ts).
 * - Times are milliseconds since the epoch, UTC. Offsets are code points, 0-based, half-open.
 * - `message` and its two companions declare no foreign keys: a million inserts would pay for a million look-ups each.
 *   The importer assigns their ids, and `verify` checks them.
 */
export const migration: Migration = {
  version: 10,
  name: 'foundation',
  up: (db) => db.exec(schema),
};

const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE project_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE coder (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL
) STRICT;

-- state: 0 pending, 1 complete, 2 withdrawn. Only messages of complete batches are shown or counted.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, state INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
  file_name TEXT NOT NULL, file_size INTEGER NOT NULL, file_sha256 TEXT NOT NULL, format TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)), coder_id INTEGER REFERENCES coder (id), imported_at INTEGER NOT NULL,
  purpose TEXT NOT NULL, legal_basis TEXT NOT NULL, source TEXT NOT NULL, retain_until TEXT,
  first_message INTEGER, last_message INTEGER,
  rows INTEGER NOT NULL, imported INTEGER NOT NULL, duplicates INTEGER NOT NULL, updates INTEGER NOT NULL, rejected INTEGER NOT NULL
) STRICT;

-- A row of a source that was not imported, with the reason; decision: 0 kept as reject, 1 needs a decision.
CREATE TABLE reject (
  id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE, row INTEGER NOT NULL,
  column_name TEXT, reason TEXT NOT NULL, params TEXT NOT NULL CHECK (json_valid(params)), raw TEXT NOT NULL,
  decision INTEGER NOT NULL CHECK (decision IN (0, 1))
) STRICT;
CREATE INDEX reject_batch ON reject (batch_id, row);

CREATE TABLE mapping_profile (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, profile TEXT NOT NULL CHECK (json_valid(profile))
) STRICT;

CREATE TABLE channel (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE brand (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases)),
  competitor INTEGER NOT NULL DEFAULT 0
) STRICT;

-- role: 0 other, 1 customer, 2 agent. row: the source row that named the participant first (for the derived GUID).
CREATE TABLE participant (
  id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL, row INTEGER NOT NULL, external_id TEXT NOT NULL UNIQUE,
  role INTEGER NOT NULL, name TEXT, attributes TEXT CHECK (attributes IS NULL OR json_valid(attributes))
) STRICT;
CREATE TABLE relation (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, batch_id INTEGER, from_participant INTEGER NOT NULL, to_participant INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('family', 'work', 'interest', 'online', 'referral', 'reply', 'mention')),
  since INTEGER, note TEXT
) STRICT;
CREATE INDEX relation_from ON relation (from_participant);
CREATE INDEX relation_to ON relation (to_participant);

-- A message without a conversation is a conversation of one: it has no row here and conversation_id = -message.id.
CREATE TABLE conversation (
  id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL, row INTEGER NOT NULL, external_id TEXT NOT NULL UNIQUE,
  title TEXT, attributes TEXT CHECK (attributes IS NULL OR json_valid(attributes))
) STRICT;

-- Ids are dense and in import order. language: 0 unknown, 1 Chinese, 2 English, 3 mixed, 4 other.
CREATE TABLE message (
  id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL, row INTEGER NOT NULL, external_id TEXT, conversation_id INTEGER NOT NULL,
  participant_id INTEGER, role INTEGER NOT NULL, channel_id INTEGER, brand_id INTEGER, sent_at INTEGER,
  language INTEGER NOT NULL, rating REAL, text TEXT NOT NULL, attributes TEXT, engagement TEXT
) STRICT;
CREATE INDEX message_conversation ON message (conversation_id) WHERE conversation_id > 0;

CREATE TABLE tag (id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, color INTEGER NOT NULL) STRICT;
CREATE TABLE message_tag (
  id INTEGER PRIMARY KEY, message_id INTEGER NOT NULL REFERENCES message (id), tag_id INTEGER NOT NULL REFERENCES tag (id),
  UNIQUE (message_id, tag_id)
) STRICT;
CREATE INDEX message_tag_tag ON message_tag (tag_id, message_id);

-- color: index into the palette of eight. position: order among siblings.
CREATE TABLE code (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES code (id), position REAL NOT NULL,
  name TEXT NOT NULL, color INTEGER NOT NULL CHECK (color BETWEEN 0 AND 7), definition TEXT NOT NULL, inclusion TEXT NOT NULL,
  exclusion TEXT NOT NULL, example TEXT NOT NULL, retired INTEGER NOT NULL CHECK (retired IN (0, 1)), created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX code_parent ON code (parent_id, position);

-- A whole-message coding has no offsets, no quote and no context hash.
CREATE TABLE coding (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, message_id INTEGER NOT NULL REFERENCES message (id),
  code_id INTEGER NOT NULL REFERENCES code (id), start_offset INTEGER, end_offset INTEGER, quote TEXT, context_hash TEXT,
  coder_id INTEGER NOT NULL REFERENCES coder (id), created_at INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('manual', 'in-vivo', 'auto', 'suggestion', 'import')),
  CHECK ((start_offset IS NULL) = (end_offset IS NULL) AND (start_offset IS NULL) = (quote IS NULL)),
  CHECK (start_offset IS NULL OR (start_offset >= 0 AND end_offset > start_offset))
) STRICT;
CREATE INDEX coding_message ON coding (message_id, start_offset);
CREATE INDEX coding_code ON coding (code_id, message_id);

-- target_id is the id in the table the kind names; conversations may be negative (of one); the project is 0.
CREATE TABLE memo (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE,
  target_kind TEXT NOT NULL CHECK (target_kind IN ('project', 'code', 'coding', 'message', 'conversation')),
  target_id INTEGER NOT NULL, text TEXT NOT NULL, coder_id INTEGER NOT NULL REFERENCES coder (id),
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX memo_target ON memo (target_kind, target_id);

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, query TEXT NOT NULL, position REAL NOT NULL
) STRICT;

-- The command log. state: 0 done, 1 undone, 2 undone and no longer redoable.
CREATE TABLE command (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, type TEXT NOT NULL, summary TEXT NOT NULL CHECK (json_valid(summary)),
  coder_id INTEGER REFERENCES coder (id), session TEXT NOT NULL, at INTEGER NOT NULL, undoable INTEGER NOT NULL,
  state INTEGER NOT NULL CHECK (state IN (0, 1, 2)), changes INTEGER NOT NULL
) STRICT;
CREATE INDEX command_undone ON command (state) WHERE state = 1;
-- changes: JSON array of [table, row id, image before or null, image after or null], in the order they were made.
CREATE TABLE command_change (
  command_id INTEGER NOT NULL REFERENCES command (id), n INTEGER NOT NULL, changes TEXT NOT NULL CHECK (json_valid(changes)),
  PRIMARY KEY (command_id, n)
) STRICT, WITHOUT ROWID;

-- The tamper-evident chain: ids, offsets and keyed hashes only, never text.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, session TEXT NOT NULL, app_version TEXT NOT NULL,
  action TEXT NOT NULL, target TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT NOT NULL, h TEXT NOT NULL
) STRICT;

-- Column snapshots: 65,536 messages a chunk, at message.id - chunk * 65536, as little-endian typed arrays.
CREATE TABLE column_chunk (name TEXT NOT NULL, chunk INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (name, chunk)) STRICT, WITHOUT ROWID;
`;
