import Database from 'better-sqlite3';
import { createColumnBuffer, type ColumnRow } from '#service/db/columns.ts';
import type { WritableDatabase } from '#service/db/open.ts';
import { migrations } from '#service/db/migrate.ts';

/** A project in memory with the real schema, without encryption. */
export function emptyProject(): WritableDatabase {
  const db = new Database(':memory:') as unknown as WritableDatabase;
  for (const { up } of migrations) up(db);
  db.prepare("INSERT INTO coder (id, guid, name, created_at) VALUES (1, 'coder', 'coder', 0)").run();
  return db;
}

/** What a machine said of a message: its label as stored (1 to 4) and its score in ten thousandths; null for nothing. */
export type FixtureSentiment = { readonly label: number; readonly score: number } | null;

/** Stores what a machine said of the messages 1, 2, … as one run of one model. */
export function addSentiment(db: WritableDatabase, said: readonly FixtureSentiment[]): void {
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO recipe (guid, kind, query, messages, parameters, model, result, app_version, created_at)
      VALUES ('sentiment', 'sentiment', '', 0, '{}', 'model-1', '{}', '', 0)`)
    .run();
  const labels = Uint8Array.from([0, ...said.map((each) => each?.label ?? 0)]);
  const scores = new DataView(new ArrayBuffer(labels.length * 2));
  for (const [index, each] of said.entries()) scores.setInt16((index + 1) * 2, each?.score ?? 0, true);
  db.prepare('INSERT INTO sentiment_chunk (chunk, recipe_id, labels, scores) VALUES (0, ?, ?, ?)').run(lastInsertRowid, labels, new Uint8Array(scores.buffer));
}

export interface FixtureMessage {
  text: string;
  batch: number;
  conversation: number | null;
  participant: number | null;
  role: number;
  channel: number | null;
  brand: number | null;
  sentAt: number | null;
  language: number;
  rating: number | null;
  externalId: string | null;
}

/** Adds batches in order; each holds the messages whose `batch` names it, which must be together. */
export function addMessages(
  db: WritableDatabase,
  batches: readonly { id: number; state: 0 | 1 | 2; stated?: boolean }[],
  messages: readonly FixtureMessage[],
  options: { columns: boolean },
): void {
  const last = Number(db.prepare('SELECT coalesce(max(id), 0) FROM message').pluck().get());
  const ids = messages.map((_, index) => last + 1 + index);
  const insertBatch = db.prepare(`INSERT INTO batch (id, guid, name, state, file_name, file_size, file_sha256, format, options, imported_at, purpose,
    legal_basis, source, first_message, last_message, rows, imported, duplicates, updates, rejected)
    VALUES (?, ?, ?, ?, '', 0, '', 'csv', '{}', 0, '', '', '', ?, ?, ?, ?, 0, 0, 0)`);
  for (const { id, state, stated } of batches) {
    const own = ids.filter((_, index) => messages[index]?.batch === id);
    const guid = `00000000-0000-4000-8000-0000000000${String(id).padStart(2, '0')}`;
    insertBatch.run(id, guid, `B${id}`, state, stated === false ? null : (own[0] ?? null), stated === false ? null : (own.at(-1) ?? null), own.length, own.length);
  }
  const insert = db.prepare(`INSERT INTO message (id, batch_id, row, external_id, conversation_id, participant_id, role, channel_id, brand_id, sent_at,
    language, rating, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const buffer = createColumnBuffer(last + 1);
  for (const [index, message] of messages.entries()) {
    const id = ids[index] ?? 0;
    const conversation = message.conversation ?? -id;
    insert.run(id, message.batch, index + 1, message.externalId, conversation, message.participant, message.role, message.channel, message.brand,
      message.sentAt, message.language, message.rating, message.text);
    const row: ColumnRow = { ...message, conversation };
    buffer.push(row);
    if (buffer.full && options.columns) buffer.flush(db);
  }
  if (options.columns) buffer.flush(db);
}
