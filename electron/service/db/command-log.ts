import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import type { TableChanges } from '#shared/contracts/project.ts';
import { appendAudit, type AuditContext } from './audit.ts';
import { createChangeList } from './change-list.ts';
import type { WritableDatabase } from './open.ts';
import { applyImage, readImage, type RecordedTable, type RowImage } from './recorded-tables.ts';

/** One row before and after a command; null where it did not exist. */
export type Change = [table: RecordedTable, id: number, before: RowImage | null, after: RowImage | null];

/** Facts about a command for the history view, such as a name or a count; stays inside the project file. */
export type CommandSummary = Record<string, string | number | boolean>;

/**
 * What a command handler writes through. Every change of meaning made by `insert`, `update` and `remove` is recorded
 * as images before and after, from which undo, redo, history, audit and change events all follow. Writes made
 * directly on `db` are not recorded: only for what has no meaning of its own (layouts, caches, pending rows).
 */
export interface CommandTransaction {
  readonly db: WritableDatabase;
  readonly coder: number;
  readonly now: number;
  readonly appVersion: string;
  insert(table: RecordedTable, row: RowImage): number;
  update(table: RecordedTable, id: number, patch: RowImage): void;
  remove(table: RecordedTable, id: number): void;
  /** Adds facts to the history entry. */
  describe(summary: CommandSummary): void;
  /** Adds an audit entry beside the command's own, for acts without a recorded change. */
  audit(action: string, target: string, fields?: { before?: string; after?: string; reason?: string }): void;
  /** Marks a row of a table, or without an id the table, as changed for the views that show it, where `db` was used directly. */
  touch(table: string, id?: number): void;
}

export interface CommandContext extends AuditContext {
  coder: number;
  now(): number;
}

/** Changes packed into one row of command_change. */
const packSize = 500;
/** Targets named in an audit entry before only their number is given. */
const namedTargets = 20;

/**
 * Runs one command: its changes, its log entry and its audit entry commit together or not at all.
 * The caller holds the write turn. Returns the handler's result and what changed.
 */
export function runCommand<T>(
  db: WritableDatabase,
  context: CommandContext,
  type: string,
  handler: (tx: CommandTransaction) => T,
): { result: T; changes: TableChanges; command: number | undefined } {
  const changed = createChangeList();
  const run = db.transaction(() => {
    db.pragma('defer_foreign_keys = ON');
    const changes: Change[] = [];
    const summary: CommandSummary = {};
    const now = context.now();
    const record = (table: RecordedTable, id: number, before: RowImage | null, after: RowImage | null) => {
      applyImage(db, table, id, before, after);
      changes.push([table, id, before, after]);
      changed.add(table, id);
    };
    const result = handler({
      db,
      coder: context.coder,
      now,
      appVersion: context.appVersion,
      insert(table, row) {
        const id = Number(row['id'] ?? nextId(db, table));
        record(table, id, null, { ...row, id });
        return id;
      },
      update(table, id, patch) {
        const before = requireImage(db, table, id);
        record(table, id, before, { ...before, ...patch });
      },
      remove: (table, id) => record(table, id, requireImage(db, table, id), null),
      describe: (facts) => void Object.assign(summary, facts),
      audit: (action, target, fields) => void appendAudit(db, context, { at: now, action, target, ...fields }),
      touch: changed.add,
    });
    const command = changes.length > 0 ? log(db, context, type, now, summary, changes) : undefined;
    return { result, command };
  });
  return { ...run.immediate(), changes: changed.changes() };
}

function log(
  db: WritableDatabase,
  context: CommandContext,
  type: string,
  now: number,
  summary: CommandSummary,
  changes: Change[],
): number {
  db.prepare('UPDATE command SET state = 2 WHERE state = 1').run();
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO command (guid, type, summary, coder_id, session, at, undoable, state, changes)
       VALUES (?, ?, ?, ?, ?, ?, 1, 0, ?)`,
    )
    .run(newGuid(), type, JSON.stringify(summary), context.coder, context.session, now, changes.length);
  const command = Number(lastInsertRowid);
  const insert = db.prepare('INSERT INTO command_change (command_id, n, changes) VALUES (?, ?, ?)');
  for (let from = 0, n = 0; from < changes.length; from += packSize, n++) {
    insert.run(command, n, JSON.stringify(changes.slice(from, from + packSize)));
  }
  appendAudit(db, context, { at: now, action: type, ...auditOf(changes) });
  return command;
}

function auditOf(changes: Change[]): { target: string; before: string; after: string } {
  const named = changes.slice(0, namedTargets).map(([table, id]) => `${table}:${id}`);
  if (changes.length > namedTargets) named.push(`+${changes.length - namedTargets}`);
  const images = (side: 2 | 3) => changes.map((change) => change[side]).filter((image) => image !== null);
  const before = images(2);
  const after = images(3);
  return {
    target: named.join(' '),
    before: before.length === 0 ? '' : JSON.stringify(before),
    after: after.length === 0 ? '' : JSON.stringify(after),
  };
}

/** Takes back the newest command that is done. Returns its type; throws `not-found` when there is none. */
export function undoLast(tx: CommandTransaction): { command: number; type: string } {
  return turnBack(tx, 'undo');
}

/** Does again the command undone last. Throws `not-found` when there is none. */
export function redoLast(tx: CommandTransaction): { command: number; type: string } {
  return turnBack(tx, 'redo');
}

function turnBack(tx: CommandTransaction, direction: 'undo' | 'redo'): { command: number; type: string } {
  const { db } = tx;
  const row = db
    .prepare<[], { id: number; type: string }>(
      direction === 'undo'
        ? 'SELECT id, type FROM command WHERE state = 0 AND undoable = 1 ORDER BY id DESC LIMIT 1'
        : 'SELECT id, type FROM command WHERE state = 1 ORDER BY id LIMIT 1',
    )
    .get();
  if (row === undefined) throw new AppError('not-found', { reason: direction === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo' });
  const packs = db
    .prepare<[number], string>(
      `SELECT changes FROM command_change WHERE command_id = ? ORDER BY n ${direction === 'undo' ? 'DESC' : 'ASC'}`,
    )
    .pluck()
    .iterate(row.id);
  // The packs are read to the end first: a statement that iterates would block the writes of the same connection.
  for (const pack of [...packs]) {
    const changes: Change[] = JSON.parse(pack);
    for (const [table, id, before, after] of direction === 'undo' ? changes.reverse() : changes) {
      const [from, to] = direction === 'undo' ? [after, before] : [before, after];
      if (!sameImage(readImage(db, table, id), from)) {
        throw new AppError('conflict', { reason: 'changed-since', table });
      }
      applyImage(db, table, id, from, to);
      tx.touch(table, id);
    }
  }
  db.prepare('UPDATE command SET state = ? WHERE id = ?').run(direction === 'undo' ? 1 : 0, row.id);
  tx.touch('command');
  tx.audit(`history.${direction}`, `command:${row.id}`);
  return { command: row.id, type: row.type };
}

function requireImage(db: WritableDatabase, table: RecordedTable, id: number): RowImage {
  const image = readImage(db, table, id);
  if (image === null) throw new AppError('not-found', { reason: 'no-row', table, id });
  return image;
}

function nextId(db: WritableDatabase, table: RecordedTable): number {
  return Number(db.prepare(`SELECT coalesce(max(id), 0) + 1 FROM ${table}`).pluck().get());
}

function sameImage(left: RowImage | null, right: RowImage | null): boolean {
  if (left === null || right === null) return left === right;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}
