import { newGuid } from '#shared/base/ids.ts';
import type { SentimentLabel } from '#shared/contracts/sentiment.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { labelNumber } from './label-number.ts';

/** How a person came to say it: `sample` before the machine's guess was seen. */
export type WordOrigin = 'override' | 'sample';

interface StoredWord {
  id: number;
  label: number;
  origin: WordOrigin;
}

/**
 * Makes a label the present coder's word on a message; false where it was already. What was said once with the machine's
 * guess in sight is never blind again; what was said blind stays so until another label is set in sight of it.
 */
export function sayLabel(tx: CommandTransaction, message: number, label: SentimentLabel, origin: WordOrigin): boolean {
  const number = labelNumber(label);
  const before = ownWord(tx, message);
  if (before === undefined) {
    tx.insert('sentiment_override', { guid: newGuid(), message_id: message, label: number, coder_id: tx.coder, created_at: tx.now, origin });
    return true;
  }
  if (before.label === number) return false;
  tx.update('sentiment_override', before.id, { label: number, created_at: tx.now, origin: before.origin === 'override' ? 'override' : origin });
  return true;
}

/** Takes the present coder's word on a message back; false where there is none. */
export function takeBack(tx: CommandTransaction, message: number): boolean {
  const word = ownWord(tx, message);
  if (word !== undefined) tx.remove('sentiment_override', word.id);
  return word !== undefined;
}

/** Whether any coder's word stands on a message. */
export function wordStands(tx: CommandTransaction, message: number): boolean {
  return prepareOnce<[number]>(tx.db, 'SELECT 1 FROM sentiment_override WHERE message_id = ? LIMIT 1').get(message) !== undefined;
}

function ownWord(tx: CommandTransaction, message: number): StoredWord | undefined {
  return prepareOnce<[number, number], StoredWord>(
    tx.db,
    'SELECT id, label, origin FROM sentiment_override WHERE message_id = ? AND coder_id = ?',
  ).get(message, tx.coder);
}
