import Database from 'better-sqlite3';
import { hostname } from 'node:os';
import { AppError } from '#shared/base/errors.ts';
import { accountName } from '../account-name.ts';

/** A project held by this process until closed or until the process ends. */
export interface ProjectLock {
  close(): void;
}

/**
 * Holds a project against a second instance. The holder's name is committed to a small database beside the project
 * and an immediate transaction is then kept open on it: a second process is refused at once, can read the name, and
 * a killed holder frees the lock with its process. (WAL alone would let both write.)
 * Throws `busy` with the holder's name.
 */
export function lockProject(path: string): ProjectLock {
  const lockPath = `${path}-lock`;
  let db: Database.Database;
  try {
    db = new Database(lockPath, { timeout: 0 });
  } catch (cause) {
    throw new AppError('io', { reason: 'cannot-lock', name: fileName(path) }, { cause });
  }
  try {
    db.pragma('locking_mode = NORMAL');
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (name TEXT NOT NULL); DELETE FROM holder;');
    db.prepare('INSERT INTO holder (name) VALUES (?)').run(`${accountName()}@${hostname()} (${process.pid})`);
    db.exec('COMMIT; BEGIN IMMEDIATE;');
  } catch (cause) {
    const name = readHolder(db);
    db.close();
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')) {
      throw new AppError('busy', { reason: 'open-elsewhere', holder: name, name: fileName(path) }, { cause, retryable: true });
    }
    throw new AppError('io', { reason: 'cannot-lock', name: fileName(path) }, { cause });
  }
  return {
    close: () => {
      db.exec('ROLLBACK');
      db.exec('DELETE FROM holder');
      db.close();
    },
  };
}

function readHolder(db: Database.Database): string {
  try {
    return db.prepare<[], string>('SELECT name FROM holder LIMIT 1').pluck().get() ?? '';
  } catch {
    // The holder is between its two transactions; the refusal stands, only the name is missing.
    return '';
  }
}

const fileName = (path: string) => path.split(/[\\/]/).at(-1) ?? '';
