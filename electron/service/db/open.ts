import Database from 'better-sqlite3';
import { AppError, isAppError } from '#shared/base/errors.ts';
import { fileError } from '../files/file-error.ts';
import { cipherPragmas, pageCiphers, type PageCipher, type ProjectKey } from './key.ts';

declare const writable: unique symbol;

/** A connection that may only read. */
export type ReadableDatabase = Pick<Database.Database, 'prepare' | 'pragma' | 'close' | 'inTransaction'>;
/** A connection that may write; a different type, so that a query handler cannot be given one by mistake. */
export type WritableDatabase = Database.Database & { readonly [writable]: true };

/** Milliseconds a connection waits for another connection's lock before it fails. */
const busyTimeout = 10_000;

/** Pages of write-ahead log after which a commit copies it into the file: 16 MiB, so that this happens in few pieces. */
export const usualLogPages = 2_000;

/** What every connection sets; a function of the key because the cipher must come first. */
function setPragmas(db: Database.Database, key: ProjectKey | null, cipher: PageCipher): void {
  if (key !== null) for (const pragma of cipherPragmas(key, cipher)) db.pragma(pragma);
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -65536');
}

/** The pragmas of trust.md as SQLite reports them; a connection that differs in one is refused. */
const required: readonly [string, number][] = [
  ['temp_store', 2],
  ['synchronous', 2],
  ['secure_delete', 1],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['foreign_keys', 1],
];

/** The pragmas of a connection that differ from what every connection must have. */
export function wrongPragmas(db: Database.Database): string[] {
  return required.filter(([name, value]) => Number(db.pragma(name, { simple: true })) !== value).map(([name]) => name);
}

/** Opens an existing project for reading. Throws `wrong-key`, `db-corrupt` or `io`. */
export function openReadable(path: string, key: ProjectKey | null): ReadableDatabase {
  return connect(path, key, { readonly: true, fileMustExist: true });
}

/** Opens or creates a project for writing. Throws `wrong-key`, `db-corrupt` (also for another program's database), `db-readonly` or `io`. */
export function openWritable(path: string, key: ProjectKey | null, options: { create: boolean }): WritableDatabase {
  const db = connect(path, key, { fileMustExist: !options.create });
  try {
    if (options.create) db.pragma('page_size = 8192');
    else if (!holdsProject(db)) throw new AppError('db-corrupt', { reason: 'not-a-project' });
    if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') throw new AppError('db-readonly', { reason: 'no-wal' });
    db.pragma(`wal_autocheckpoint = ${usualLogPages}`);
  } catch (cause) {
    db.close();
    throw databaseError(cause);
  }
  return db as WritableDatabase;
}

/** Whether a database has what every version of a project had. Asked before anything is written into it. */
function holdsProject(db: Database.Database): boolean {
  const columns = db.prepare<[], string>("SELECT name FROM pragma_table_info('meta')").pluck().all();
  if (!columns.includes('key') || !columns.includes('value')) return false;
  return db.prepare<[], number>("SELECT count(*) FROM meta WHERE key IN ('guid', 'encrypted', 'created-at')").pluck().get() === 3;
}

/** Connects with the cipher that the file has: a key that opens it with none of them is wrong. */
function connect(path: string, key: ProjectKey | null, options: Database.Options): Database.Database {
  const [newest, ...earlier] = pageCiphers;
  try {
    return connectWith(newest, path, key, options);
  } catch (cause) {
    if (!isAppError(cause) || cause.code !== 'wrong-key') throw cause;
    for (const cipher of earlier) {
      try {
        return connectWith(cipher, path, key, options);
      } catch (other) {
        if (!isAppError(other) || other.code !== 'wrong-key') throw other;
      }
    }
    throw cause;
  }
}

function connectWith(cipher: PageCipher, path: string, key: ProjectKey | null, options: Database.Options): Database.Database {
  let db: Database.Database;
  try {
    db = new Database(path, { ...options, timeout: busyTimeout });
  } catch (cause) {
    throw openError(cause, path);
  }
  try {
    setPragmas(db, key, cipher);
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    const wrong = wrongPragmas(db);
    if (wrong.length > 0) throw new AppError('internal', { reason: 'pragma', pragma: wrong.join(' ') });
  } catch (cause) {
    db.close();
    if (cause instanceof Database.SqliteError && cause.code === 'SQLITE_NOTADB') {
      throw new AppError(key === null ? 'db-corrupt' : 'wrong-key', {}, { cause });
    }
    throw databaseError(cause);
  }
  return db;
}

function openError(cause: unknown, path: string): unknown {
  if (cause instanceof Database.SqliteError && cause.code === 'SQLITE_CANTOPEN') {
    return new AppError('io', { reason: 'cannot-open', name: path.split(/[\\/]/).at(-1) ?? '' }, { cause });
  }
  if (cause instanceof Database.SqliteError) return databaseError(cause);
  return fileError(cause, path);
}

const reasons: readonly [prefix: string, code: ConstructorParameters<typeof AppError>[0], reason: string][] = [
  ['SQLITE_FULL', 'io', 'disk-full'],
  ['SQLITE_IOERR', 'io', 'io-error'],
  ['SQLITE_READONLY', 'db-readonly', 'read-only'],
  ['SQLITE_CORRUPT', 'db-corrupt', 'damaged-page'],
  ['SQLITE_NOTADB', 'db-corrupt', 'not-a-project'],
  ['SQLITE_BUSY', 'busy', 'database-busy'],
  ['SQLITE_TOOBIG', 'resource-limit', 'value-too-big'],
  ['SQLITE_INTERRUPT', 'cancelled', 'interrupted'],
];

/** The {@link AppError} for what SQLite threw; an AppError passes through, anything else stays as it is. */
export function databaseError(cause: unknown): Error {
  if (isAppError(cause)) return cause;
  if (cause instanceof Database.SqliteError) {
    for (const [prefix, code, reason] of reasons) {
      if (cause.code.startsWith(prefix)) {
        return new AppError(code, { reason }, { cause, retryable: code === 'io' || code === 'busy' });
      }
    }
  }
  return cause instanceof Error ? cause : new Error(String(cause));
}
