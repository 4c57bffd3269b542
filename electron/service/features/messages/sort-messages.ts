import type { MessageSort, MessageSortColumn } from '#shared/contracts/messages.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { loadAllThemes } from '#service/features/theme/theme-of-messages.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { loadSentiment, scoreUnit } from '#service/features/sentiment/load-sentiment.ts';
import { nameOrder, nameRanks, type Ranks } from './name-ranks.ts';
import { sortByKey } from './radix-sort.ts';

/**
 * Message ids in the order of some columns, the first one deciding; equal ones stay in the order of import. Messages
 * without a value come last in either direction. Returns a new array; `ids` must be ascending.
 */
export function sortMessages(db: ReadableDatabase, ids: Int32Array<ArrayBuffer>, sort: readonly MessageSort[]): Int32Array<ArrayBuffer> {
  let sorted = ids;
  for (const { column, direction } of sort.toReversed()) {
    if (column === 'number') sorted = direction === 'ascending' ? sorted.toSorted() : sorted.toSorted().reverse();
    else sorted = sortByKey(sorted, toKeys(valuesOf(db, column, sorted), direction));
  }
  return sorted === ids ? ids.slice() : sorted;
}

/** Turns values, NaN for none, into whole keys from 0 on in the direction asked for; none gets the largest. In place. */
function toKeys(values: Float64Array, direction: MessageSort['direction']): Float64Array {
  let least = Infinity;
  let most = -Infinity;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least > most) return values.fill(0);
  const none = most - least + 1;
  const ascending = direction === 'ascending';
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    // NaN is the one value that differs from itself.
    values[index] = value === value ? (ascending ? value - least : most - value) : none;
  }
  return values;
}

/** The values of some messages in a column: whole numbers, NaN for none. */
function valuesOf(db: ReadableDatabase, column: Exclude<MessageSortColumn, 'number'>, ids: Int32Array): Float64Array {
  switch (column) {
    case 'time': return pick(loadColumn(db, 'sentAt'), ids);
    case 'rating': return asPlaces(pick(loadColumn(db, 'rating'), ids));
    case 'length': return pick(loadColumn(db, 'textLength'), ids);
    case 'sentiment': return pick(loadSentiment(db).scores, ids).map((score) => Math.round(score * scoreUnit));
    case 'role': return pick(loadColumn(db, 'role'), ids);
    case 'language': return pick(loadColumn(db, 'language'), ids);
    case 'channel': return pickRanks(loadColumn(db, 'channel'), nameRanks(db, 'channel'), ids);
    case 'brand': return pickRanks(loadColumn(db, 'brand'), nameRanks(db, 'brand'), ids);
    case 'batch': return pickRanks(loadColumn(db, 'batch'), nameRanks(db, 'batch'), ids);
    case 'participant': return pickRanks(loadColumn(db, 'participant'), nameRanks(db, 'participant'), ids);
    case 'conversation': return pickConversations(loadColumn(db, 'conversation'), nameRanks(db, 'conversation'), ids);
    case 'codes': return counted(db, 'SELECT message_id, count(DISTINCT code_id) FROM coding GROUP BY message_id', ids);
    case 'tags': return counted(db, 'SELECT message_id, count(*) FROM message_tag GROUP BY message_id', ids);
    case 'theme': return pickRanks(loadAllThemes(db).of, themeRanks(db), ids);
    case 'memos': return counted(db, "SELECT target_id, count(*) FROM memo WHERE target_kind = 'message' GROUP BY target_id", ids);
  }
}

function pick(column: Float64Array | Float32Array | Int32Array | Uint8Array, ids: Int32Array): Float64Array {
  const first = ids[0] ?? 0;
  const last = ids.at(-1) ?? 0;
  // All messages of a project in their own order: a stretch of the column, copied in one go.
  if (last - first === ids.length - 1 && isRun(ids)) return new Float64Array(column.subarray(first, last + 1));
  const values = new Float64Array(ids.length);
  for (let index = 0; index < ids.length; index++) values[index] = column[ids[index] ?? 0] ?? Number.NaN;
  return values;
}

function isRun(ids: Int32Array): boolean {
  const first = ids[0] ?? 0;
  for (let index = 0; index < ids.length; index++) if (ids[index] !== first + index) return false;
  return true;
}

/** Ratings may be fractions, of few different values: their place among these is a whole number. */
function asPlaces(values: Float64Array): Float64Array {
  const different = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((left, right) => left - right);
  const place = new Map(different.map((value, index) => [value, index]));
  return values.map((value) => place.get(value) ?? Number.NaN);
}

function pickRanks(column: Int32Array, { ranks }: Ranks, ids: Int32Array): Float64Array {
  const values = new Float64Array(ids.length);
  for (let index = 0; index < ids.length; index++) {
    const rank = ranks[column[ids[index] ?? 0] ?? 0] ?? 0;
    values[index] = rank === 0 ? Number.NaN : rank;
  }
  return values;
}

function themeRanks(db: ReadableDatabase): Ranks {
  const { themes } = loadAllThemes(db);
  const ranks = new Int32Array(1 + themes.reduce((most, { id }) => Math.max(most, id), 0));
  for (const [place, { id }] of themes.toSorted(nameOrder).entries()) ranks[id] = place + 1;
  return { ranks, count: themes.length };
}

/** Conversations of one follow the named ones, in the order of import. */
function pickConversations(column: Int32Array, { ranks, count }: Ranks, ids: Int32Array): Float64Array {
  const values = new Float64Array(ids.length);
  for (let index = 0; index < ids.length; index++) {
    const conversation = column[ids[index] ?? 0] ?? 0;
    values[index] = conversation < 0 ? count - conversation : (ranks[conversation] ?? 0);
  }
  return values;
}

function counted(db: ReadableDatabase, sql: string, ids: Int32Array): Float64Array {
  const counts = new Map(prepareOnce<[], [number, number]>(db, sql).raw().all());
  return Float64Array.from(ids, (id) => counts.get(id) ?? 0);
}
