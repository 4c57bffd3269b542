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

const statements = new WeakMap<SearchDatabase, Map<string, SearchStatement>>();

/** A statement of a connection, prepared when it is first asked for and then kept. */
export function prepared(db: SearchDatabase, sql: string): SearchStatement {
  let known = statements.get(db);
  if (known === undefined) statements.set(db, (known = new Map()));
  let statement = known.get(sql);
  if (statement === undefined) known.set(sql, (statement = db.prepare(sql)));
  return statement;
}

/** Runs a read in one snapshot of the database, so that a segment cannot be replaced half-way. */
export function inSnapshot<Result>(db: SearchDatabase, read: () => Result): Result {
  if (db.inTransaction === true) return read();
  prepared(db, 'BEGIN').run();
  try {
    return read();
  } finally {
    prepared(db, 'COMMIT').run();
  }
}
