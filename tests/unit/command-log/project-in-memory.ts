import Database from 'better-sqlite3';
import { newGuid } from '#shared/base/ids.ts';
import type { Method, Named } from '#shared/rpc/define.ts';
import { createAuditKey, readAuditKey } from '#service/db/audit.ts';
import { runCommand, type CommandContext } from '#service/db/command-log.ts';
import { migrate } from '#service/db/migrate.ts';
import type { WritableDatabase } from '#service/db/open.ts';
import { recordedTables } from '#service/db/recorded-tables.ts';
import { neverCancelled } from '#service/rpc/cancel.ts';
import type { Implemented } from '#service/rpc/implement.ts';

/** A project in memory with some messages, and the command handlers run on it as the write lane would. */
export interface ProjectInMemory {
  db: WritableDatabase;
  context: CommandContext;
  run(handlers: Implemented[], method: Named<Method>, input: unknown): unknown;
  /** All rows of all recorded tables, to compare states. */
  state(): string;
}

/** Makes the project; message n has the n-th text. */
export function projectInMemory(texts: readonly string[]): ProjectInMemory {
  const db = new Database(':memory:') as unknown as WritableDatabase;
  db.pragma('foreign_keys = ON');
  migrate(db, () => undefined);
  createAuditKey(db);
  db.prepare('INSERT INTO coder (guid, name, created_at) VALUES (?, ?, 0)').run(newGuid(), 'Lin');
  db.prepare(
    `INSERT INTO batch (guid, name, state, file_name, file_size, file_sha256, format, options, imported_at, purpose, legal_basis,
       source, rows, imported, duplicates, updates, rejected, first_message, last_message)
     VALUES (?, 'B-01', 1, 'a.csv', 1, '', 'csv', '{}', 0, '', '', '', @n, @n, 0, 0, 0, 1, @n)`,
  ).run(newGuid(), { n: texts.length });
  const insert = db.prepare('INSERT INTO message (id, batch_id, row, conversation_id, role, language, text) VALUES (?, 1, ?, ?, 1, 1, ?)');
  for (const [index, text] of texts.entries()) insert.run(index + 1, index + 1, -(index + 1), text);
  let now = 1000;
  const context: CommandContext = { key: readAuditKey(db), actor: 'coder:1', session: 's', appVersion: '0', coder: 1, now: () => now++ };
  return {
    db,
    context,
    run(handlers, method, input) {
      const found = handlers.find((handler) => handler.method.name === method.name);
      if (found === undefined) throw new Error(`no handler for ${method.name}`);
      const handle = found.handle as (context: object, input: unknown, call: object) => unknown;
      return runCommand(db, context, method.name, (tx) => handle({ tx }, input, { signal: neverCancelled })).result;
    },
    state: () =>
      JSON.stringify(recordedTables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()])),
  };
}
