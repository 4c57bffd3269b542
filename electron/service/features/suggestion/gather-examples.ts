import { sliceCodePoints } from '#shared/base/code-points.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { shownMessages } from '#service/features/messages/shown.ts';
import { createRandom, type Random } from '#service/nlp/statistics/random.ts';
import { wordsOfName } from '#service/nlp/suggest/coded-texts.ts';
import type { Example, LearntCode, Reading } from '#service/nlp/suggest/example.ts';
import { readMessage, type CodedMessage, type MessageCoding } from './read-message.ts';

/** What a learning starts from. Codes are numbered in the order of `codes`. */
export interface Gathered {
  readonly codes: readonly (LearntCode & { readonly id: number })[];
  readonly examples: readonly Example[];
  readonly readings: readonly Reading[];
}

/** Coded messages learnt from at most, and messages read and left uncoded; of more a share is drawn. */
const mostCoded = 10_000;
const mostLeft = 5000;
/** Passages without a code, for each with one, and at least. */
const uncodedShare = 2;
const fewestUncoded = 300;

interface CodingRow extends MessageCoding {
  message: number;
  origin: string;
}

/**
 * Puts together what people coded: the quotes of span codings, the texts of whole-message codings, and what stands
 * uncoded beside them. Where a conversation has coded messages, its messages before the last of them were read too: what
 * is uncoded there was left so. Codings of auto-coding are no evidence either way. `watch` is told how far it is.
 */
export function gatherExamples(db: ReadableDatabase, seed: number, watch: (done: number, total: number) => void): Gathered {
  const random = createRandom(seed);
  const byMessage = readCodings(db);
  const codes = readCodes(db, byMessage);
  const numberOf = new Map(codes.map(({ id }, number) => [id, number]));
  const coded = [...byMessage].filter(([, rows]) => rows.some(({ origin, code }) => origin !== 'auto' && numberOf.has(code)));
  const drawn = drawSome(coded, mostCoded, random);
  const left = drawSome(readLeft(db, new Set(byMessage.keys())), mostLeft, random);
  const total = drawn.length + left.length;
  const examples: Example[] = [];
  const uncoded: Example[] = [];
  const readings: Reading[] = [];
  const read = prepareOnce<[number], { text: string; conversation: number }>(db, 'SELECT text, conversation_id AS conversation FROM message WHERE id = ?');
  const take = (message: number, rows: readonly CodingRow[], done: number): void => {
    if (done % 64 === 0) watch(done, total);
    const row = read.get(message);
    if (row === undefined) return;
    const codings = rows.map(({ code, start, end, origin }): CodedMessage['codings'][number] => ({ code: origin === 'auto' ? null : (numberOf.get(code) ?? null), start, end }));
    const found = readMessage({ text: row.text, group: row.conversation, codings }, codes);
    examples.push(...found.examples);
    uncoded.push(...found.uncoded);
    readings.push(found.reading);
  };
  drawn.forEach(([message, rows], index) => take(message, rows, index));
  left.forEach((message, index) => take(message, [], drawn.length + index));
  const most = Math.max(fewestUncoded, uncodedShare * examples.filter(({ isPassage }) => isPassage).length);
  return { codes, readings, examples: [...examples, ...drawSome(uncoded, most, random), ...readRejected(db, numberOf, byMessage)] };
}

/** Every coding of visible messages, in the order of the messages. */
function readCodings(db: ReadableDatabase): Map<number, CodingRow[]> {
  const byMessage = new Map<number, CodingRow[]>();
  const rows = prepareOnce<[], CodingRow>(
    db,
    `SELECT coding.message_id AS message, code_id AS code, start_offset AS start, end_offset AS "end", origin FROM coding
     JOIN message ON message.id = coding.message_id ${shownMessages}
     ORDER BY coding.message_id, start_offset, coding.id`,
  ).iterate();
  for (const row of rows) {
    const own = byMessage.get(row.message);
    if (own === undefined) byMessage.set(row.message, [row]);
    else own.push(row);
  }
  return byMessage;
}

interface CodeRow {
  id: number;
  name: string;
  definition: string;
  inclusion: string;
  example: string;
}

/** Codes with a coding to learn from. They stand on passages where at least half of their codings do. */
function readCodes(db: ReadableDatabase, byMessage: ReadonlyMap<number, readonly CodingRow[]>): Gathered['codes'] {
  const counts = new Map<number, { spans: number; all: number }>();
  for (const rows of byMessage.values()) {
    for (const { code, start, origin } of rows) {
      if (origin === 'auto') continue;
      const { spans, all } = counts.get(code) ?? { spans: 0, all: 0 };
      counts.set(code, { spans: spans + (start === null ? 0 : 1), all: all + 1 });
    }
  }
  return prepareOnce<[], CodeRow>(db, 'SELECT id, name, definition, inclusion, example FROM code WHERE retired = 0 ORDER BY id')
    .all()
    .flatMap(({ id, name, definition, inclusion, example }) => {
      const count = counts.get(id);
      if (count === undefined) return [];
      const about = [wordsOfName(name), definition, inclusion, example].filter((text) => text.trim() !== '');
      return [{ id, about, ofPassages: 2 * count.spans >= count.all }];
    });
}

/** Messages without any coding that stand in a conversation before its last coded one. */
function readLeft(db: ReadableDatabase, coded: ReadonlySet<number>): number[] {
  return prepareOnce<[string], { id: number }>(
    db,
    `SELECT message.id FROM (
       SELECT conversation_id AS conversation, max(message.id) AS last FROM json_each(?) AS wanted CROSS JOIN message ON message.id = wanted.value
       WHERE conversation_id > 0 GROUP BY conversation_id
     ) AS read CROSS JOIN message ON message.conversation_id = read.conversation AND message.conversation_id > 0 AND message.id < read.last
     ${shownMessages} ORDER BY message.id`,
  )
    .all(JSON.stringify([...coded]))
    .map(({ id }) => id)
    .filter((id) => !coded.has(id));
}

/** Rejected proposals, but those of codes that the message was given after all. */
function readRejected(db: ReadableDatabase, numberOf: ReadonlyMap<number, number>, byMessage: ReadonlyMap<number, readonly CodingRow[]>): Example[] {
  const rows = prepareOnce<[], { message: number; code: number; start: number | null; end: number | null; text: string; conversation: number }>(
    db,
    `SELECT message_id AS message, code_id AS code, start_offset AS start, end_offset AS "end", text, conversation_id AS conversation
     FROM suggestion_decision JOIN message ON message.id = message_id ${shownMessages}
     WHERE accepted = 0 ORDER BY suggestion_decision.id`,
  ).all();
  return rows.flatMap(({ message, code, start, end, text, conversation }): Example[] => {
    const number = numberOf.get(code);
    if (number === undefined || byMessage.get(message)?.some((coding) => coding.code === code) === true) return [];
    const quote = start === null || end === null ? text : sliceCodePoints(text, start, end);
    return [{ text: quote, codes: [], rejected: [number], isPassage: start !== null, group: conversation }];
  });
}

/** So many of a list, in its order, by chance. */
function drawSome<Item>(items: readonly Item[], most: number, random: Random): Item[] {
  if (items.length <= most) return [...items];
  return items
    .map((item, index) => ({ item, index, chance: random() }))
    .toSorted((left, right) => left.chance - right.chance)
    .slice(0, most)
    .toSorted((left, right) => left.index - right.index)
    .map(({ item }) => item);
}
