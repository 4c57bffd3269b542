import { createOffsetMap, type OffsetMap } from '#shared/base/code-points.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** A message's text with the way between code points and UTF-16 units. */
export interface MessageText {
  readonly text: string;
  readonly offsets: OffsetMap;
}

/**
 * Reads texts by message and remembers the last one: thousands of codings of one long message, asked for one after
 * the other, read and count it once. A message that is not there has an empty text.
 */
export function createTextSource(db: ReadableDatabase): (message: number) => MessageText {
  const read = prepareOnce<[number], { text: string }>(db, 'SELECT text FROM message WHERE id = ?');
  let last: { message: number; found: MessageText } | undefined;
  return (message) => {
    if (last?.message !== message) {
      const text = read.get(message)?.text ?? '';
      last = { message, found: { text, offsets: createOffsetMap(text) } };
    }
    return last.found;
  };
}

/** Stands in where whole messages are coded and no text is cut. */
export const noText: MessageText = { text: '', offsets: createOffsetMap('') };
