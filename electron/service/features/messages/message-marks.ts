import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import type { Bitset } from '#service/search/bitset.ts';
import { idsToSet } from './id-sets.ts';

/** Messages with at least one coding. */
export function codedMessages(db: ReadableDatabase, end: number): Bitset {
  return idsToSet(prepareOnce<[], number>(db, 'SELECT message_id FROM coding').pluck().iterate(), end);
}

/** Messages with a memo on themselves or on one of their codings. */
export function withMemo(db: ReadableDatabase, end: number): Bitset {
  return idsToSet(
    prepareOnce<[], number>(
      db,
      `SELECT target_id FROM memo WHERE target_kind = 'message'
       UNION SELECT coding.message_id FROM memo JOIN coding ON coding.id = memo.target_id WHERE memo.target_kind = 'coding'`,
    ).pluck().iterate(),
    end,
  );
}
