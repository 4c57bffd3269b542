import { createColumnBuffer, type ColumnBuffer } from '#service/db/columns.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { factsOf, updatedFacts } from './message-facts.ts';
import type { StoredUpdate } from './read-update.ts';

/** Makes messages of updates within one command. No import may run meanwhile: ids are dense. */
export interface VersionWriter {
  /**
   * The message made of an update's row: the one made before, where there is one, else a new one at the end of all,
   * hidden until the caller shows it. Both it and its being hidden are written unrecorded, so that undoing a decision
   * leaves a message that nobody sees, and doing it again finds it.
   */
  add(update: StoredUpdate): number;
  /** Writes the columns and lets the batches reach to their new messages; once, at the end. */
  finish(): void;
}

/** Makes a {@link VersionWriter}. */
export function createVersionWriter(tx: CommandTransaction): VersionWriter {
  const { db } = tx;
  let columns: ColumnBuffer | undefined;
  const reached = new Map<number, number>();

  function insert({ batch, row, message, content }: StoredUpdate): number {
    const old = prepareOnce<[number], { externalId: string | null; conversation: number }>(
      db,
      'SELECT external_id AS externalId, conversation_id AS conversation FROM message WHERE id = ?',
    ).get(message);
    const oldFacts = factsOf(db, message);
    if (old === undefined || oldFacts === undefined) throw new Error('the message of an update is gone');
    const id = 1 + (prepareOnce<[], number | null>(db, 'SELECT max(id) FROM message').pluck().get() ?? 0);
    const conversation = old.conversation > 0 ? old.conversation : -id;
    const facts = updatedFacts(oldFacts, content);
    const { participant, role, channel, brand, sentAt, rating } = facts;
    prepareOnce<(string | number | null)[]>(
      db,
      `INSERT INTO message (id, batch_id, row, external_id, conversation_id, participant_id, role, channel_id, brand_id, sent_at, language,
         rating, text, attributes, engagement) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(id, batch, row, old.externalId, conversation, participant, role, channel, brand, sentAt, content.language,
      rating, content.text, content.attributes, content.engagement);
    columns ??= createColumnBuffer(id);
    columns.push({ ...facts, batch, externalId: old.externalId, conversation, language: content.language, text: content.text });
    if (columns.full) columns.flush(db);
    return id;
  }

  return {
    add(update) {
      let version = update.newMessage;
      if (version === null) {
        version = insert(update);
        prepareOnce<[number]>(db, 'INSERT INTO hidden_message (id) VALUES (?)').run(version);
        prepareOnce<[number, number]>(db, 'UPDATE update_row SET new_message = ? WHERE reject_id = ?').run(version, update.reject);
      }
      reached.set(update.batch, Math.max(version, reached.get(update.batch) ?? 0));
      return version;
    },
    finish() {
      columns?.flush(db);
      for (const [batch, version] of reached) extendBatch(tx, batch, version);
      if (reached.size > 0) tx.touch('message');
    },
  };
}

/** Lets a batch reach to a message of it beyond its other ones; its count then is that of all of it up to there. */
function extendBatch(tx: CommandTransaction, batch: number, version: number): void {
  const row = prepareOnce<[number], { first: number | null; last: number | null; imported: number }>(
    tx.db,
    'SELECT first_message AS first, last_message AS last, imported FROM batch WHERE id = ?',
  ).get(batch);
  if (row === undefined || (row.last ?? 0) >= version) return;
  const own = prepareOnce<[number, number, number], { more: number; first: number | null }>(
    tx.db,
    'SELECT count(*) AS more, min(id) AS first FROM message WHERE id > ? AND id <= ? AND batch_id = ?',
  ).get(row.last ?? 0, version, batch);
  tx.update('batch', batch, { first_message: row.first ?? own?.first ?? version, last_message: version, imported: row.imported + (own?.more ?? 0) });
}
