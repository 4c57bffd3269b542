/** The part of a database connection that a schema migration needs. */
interface MigrationDatabase {
  exec(sql: string): unknown;
}

/**
 * Tables of the text search index. See electron/service/search/README.md for the layout of the BLOBs.
 * - `search_segment`: one row per range of message ids; readers use only rows with complete = 1.
 * - `search_block`: postings, id = segment id * 2^20 + block number. A BLOB fits one 8 KiB page
 *   unless one term alone is longer.
 */
export const migration = {
  version: 20,
  name: 'search',
  up(db: MigrationDatabase): void {
    db.exec(`
      CREATE TABLE search_segment (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        first_message INTEGER NOT NULL,
        last_message INTEGER NOT NULL,
        complete INTEGER NOT NULL,
        format INTEGER NOT NULL,
        addresses INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        directory BLOB NOT NULL,
        lengths BLOB NOT NULL,
        oversize BLOB NOT NULL,
        words TEXT NOT NULL,
        word_sizes BLOB NOT NULL,
        word_postings BLOB NOT NULL
      ) STRICT;
      CREATE TABLE search_block (
        id INTEGER PRIMARY KEY,
        data BLOB NOT NULL
      ) STRICT;
    `);
  },
};
