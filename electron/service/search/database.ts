/** The part of a database connection that searching needs; better-sqlite3's connections have it. */
export interface SearchDatabase {
  readonly inTransaction?: boolean;
  prepare(sql: string): SearchStatement;
}

export interface SearchStatement {
  get(...parameters: unknown[]): unknown;
  all(...parameters: unknown[]): unknown[];
  run(...parameters: unknown[]): unknown;
}

/** Where message texts come from. Ids that do not exist give undefined, or are left out of an iteration. */
export interface TextSource {
  read(id: number): string | undefined;
  /** The highest id there is; 0 for none. */
  last(): number;
  /** Texts of ids in [from, to], ascending. */
  iterate(from: number, to: number): Iterable<{ readonly id: number; readonly text: string }>;
}

/** Runs a read in one snapshot of the database, so that a segment cannot be replaced half-way. */
export function inSnapshot<Result>(db: SearchDatabase, read: () => Result): Result {
  if (db.inTransaction === true) return read();
  db.prepare('BEGIN').run();
  try {
    return read();
  } finally {
    db.prepare('COMMIT').run();
  }
}
