import type { ReadableDatabase } from '#service/db/open.ts';
import { loadColumn } from '#service/db/columns.ts';
import { createDuplicateTable, type DuplicateTable } from './duplicate-table.ts';
import { unknownReference } from './name-table.ts';

/** What tells a row from every other: its source id, or else where, by whom, when and what was said. */
export interface MessageIdentity {
  readonly externalId: string | null;
  /** Row of the conversation table; 0 for a message that stands by itself, {@link unknownReference} for a new one. */
  readonly conversation: number;
  /** The same of the participant. */
  readonly participant: number;
  readonly sentAt: number | null;
  readonly text: string;
}

/** A row that may be a duplicate. Its texts are asked for only where a stored message has the same key. */
export interface CandidateRow {
  readonly hasId: boolean;
  readonly conversation: number;
  readonly participant: number;
  /** NaN for none. */
  readonly sentAt: number;
  /** The two words of `hashText` of its id and of its text; those of the id mean nothing where there is none. */
  readonly idFirst: number;
  readonly idSecond: number;
  readonly textFirst: number;
  readonly textSecond: number;
  readonly externalId: string | null;
  readonly text: string;
}

/** What an earlier message is to a new row. `update`: the same source id with another text. */
export type Verdict = { readonly kind: 'new' } | { readonly kind: 'duplicate' | 'update'; readonly message: number };

const isNew: Verdict = { kind: 'new' };

/** Messages of this import that are not yet in the database. */
export interface PendingMessages {
  /** The identity of a message that waits to be written, or null when it is stored already. */
  identityOf(message: number): MessageIdentity | null;
}

/** Recognises rows that the project, or the file itself further up, already holds. */
export interface DuplicateFinder {
  judge(row: CandidateRow): Verdict;
  /** Notes a new row's message, with the conversation and participant it got; right after `judge` for the same row. */
  note(message: number, conversation: number, participant: number): void;
}

/**
 * Loads the keys of all complete messages from the column snapshots.
 *
 * Rows with an id are told apart by it alone. Rows without are duplicates when conversation, participant, time and text
 * are equal. Where only the text is there, equal texts in one file are different people saying the same; such a row is a
 * duplicate only of a row of an earlier import, each of which is used up by one.
 */
export function createDuplicateFinder(db: ReadableDatabase, pending: PendingMessages, expectedRows: number): DuplicateFinder {
  const table = loadTable(db, expectedRows);
  const hidden = new Set(db.prepare<[], number>('SELECT id FROM hidden_message').pluck().all());
  const stored = db.prepare<[number], { externalId: string | null; conversation: number; participant: number | null; sentAt: number | null; text: string }>(
    `SELECT external_id AS externalId, conversation_id AS conversation, participant_id AS participant, sent_at AS sentAt, text
     FROM message WHERE id = ?`,
  );
  const identityOf = (message: number): MessageIdentity | null => {
    const waiting = pending.identityOf(message);
    if (waiting !== null) return waiting;
    const row = stored.get(message);
    if (row === undefined) return null;
    return { ...row, conversation: Math.max(0, row.conversation), participant: row.participant ?? 0 };
  };
  const key = new Uint32Array(2);
  // What `note` needs of the row judged last.
  let textOnly = false;
  let hasId = false;
  let [sentAt, textFirst, textSecond] = [Number.NaN, 0, 0];
  return {
    judge(row) {
      hasId = row.hasId;
      textOnly = false;
      if (hasId) {
        key[0] = row.idFirst;
        key[1] = row.idSecond;
        // Of several versions of a message any may have this text; an update is one of the version that is shown.
        let other: number | undefined;
        for (let slot = table.find(row.idFirst, row.idSecond); slot !== -1; slot = table.next(slot)) {
          const message = table.messageAt(slot);
          const earlier = identityOf(message);
          if (earlier?.externalId !== row.externalId) continue;
          if (earlier.text === row.text) return { kind: 'duplicate', message };
          if (other === undefined || hidden.has(other)) other = message;
        }
        return other === undefined ? isNew : { kind: 'update', message: other };
      }
      ({ sentAt, textFirst, textSecond } = row);
      textOnly = row.conversation === 0 && row.participant === 0 && Number.isNaN(sentAt);
      if (row.conversation === unknownReference || row.participant === unknownReference) return isNew;
      identityKey(row.conversation, row.participant, sentAt, textFirst, textSecond, key);
      for (let slot = table.find(key[0] ?? 0, key[1] ?? 0); slot !== -1; slot = table.next(slot)) {
        if (textOnly && table.remaining(slot) === 0) continue;
        const message = table.messageAt(slot);
        const earlier = identityOf(message);
        if (earlier === null || !isSame(earlier, row)) continue;
        if (textOnly) table.consume(slot);
        return { kind: 'duplicate', message };
      }
      return isNew;
    },
    note(message, conversation, participant) {
      if (!hasId) identityKey(conversation, participant, sentAt, textFirst, textSecond, key);
      if (!textOnly) table.add(key[0] ?? 0, key[1] ?? 0, message);
    },
  };
}

function isSame(stored: MessageIdentity, row: CandidateRow): boolean {
  return (
    stored.externalId === null &&
    stored.conversation === row.conversation &&
    stored.participant === row.participant &&
    Object.is(stored.sentAt ?? Number.NaN, row.sentAt) &&
    stored.text === row.text
  );
}

const timeBits = new DataView(new ArrayBuffer(8));

/** The key of a row without an id, from everything that tells it apart. */
export function identityKey(conversation: number, participant: number, sentAt: number, textFirst: number, textSecond: number, into: Uint32Array): void {
  timeBits.setFloat64(0, Number.isNaN(sentAt) ? -1 : sentAt);
  const early = timeBits.getInt32(0);
  const late = timeBits.getInt32(4);
  let first = Math.imul(textFirst ^ conversation, 0x9e3779b1) ^ participant;
  first = Math.imul(first ^ (first >>> 15), 0x85ebca6b) ^ late;
  let second = Math.imul(textSecond ^ participant, 0x5f356495) ^ early;
  second = Math.imul(second ^ (second >>> 13), 0xc2b2ae35) ^ conversation;
  into[0] = Math.imul(first ^ (first >>> 16), 0x7feb352d) >>> 0;
  into[1] = Math.imul(second ^ (second >>> 16) ^ late, 0x846ca68b) >>> 0;
}

function loadTable(db: ReadableDatabase, expectedRows: number): DuplicateTable {
  const complete = new Set(db.prepare<[], number>('SELECT id FROM batch WHERE state = 1').pluck().all());
  if (complete.size === 0) return createDuplicateTable(expectedRows);
  const batch = loadColumn(db, 'batch');
  const conversation = loadColumn(db, 'conversation');
  const participant = loadColumn(db, 'participant');
  const sentAt = loadColumn(db, 'sentAt');
  const idHash = loadColumn(db, 'idHash');
  const textHash = loadColumn(db, 'textHash');
  const table = createDuplicateTable(expectedRows + batch.length);
  const key = new Uint32Array(2);
  for (let message = 1; message < batch.length; message++) {
    if (!complete.has(batch[message] ?? 0)) continue;
    const first = idHash[message * 2] ?? 0;
    const second = idHash[message * 2 + 1] ?? 0;
    if (first !== 0 || second !== 0) {
      table.add(first, second, message);
      continue;
    }
    const inside = Math.max(0, conversation[message] ?? 0);
    const person = participant[message] ?? 0;
    const time = sentAt[message] ?? Number.NaN;
    identityKey(inside, person, time, textHash[message * 2] ?? 0, textHash[message * 2 + 1] ?? 0, key);
    if (inside === 0 && person === 0 && Number.isNaN(time)) table.count(key[0] ?? 0, key[1] ?? 0, message);
    else table.add(key[0] ?? 0, key[1] ?? 0, message);
  }
  return table;
}
