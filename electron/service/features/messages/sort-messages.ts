import type { MessageSort, MessageSortColumn } from '#shared/contracts/messages.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { nameRanks, type Ranks } from './name-ranks.ts';
import { sortByKey } from './radix-sort.ts';

/** A value to sort by, by message id; NaN for none. */
type KeyOf = (id: number) => number;

/**
 * Message ids in the order of some columns, the first one deciding; equal ones stay in the order of import. Messages
 * without a value come last in either direction. Returns a new array; `ids` must be ascending.
 */
export function sortMessages(db: ReadableDatabase, ids: Int32Array<ArrayBuffer>, sort: readonly MessageSort[]): Int32Array<ArrayBuffer> {
  let sorted = ids;
  for (const { column, direction } of sort.toReversed()) {
    if (column === 'number') sorted = direction === 'ascending' ? sorted.toSorted() : sorted.toSorted().reverse();
    else sorted = sortByKey(sorted, keysOf(sorted, keyOf(db, column), direction));
  }
  return sorted === ids ? ids.slice() : sorted;
}

/** Whole keys from 0 on in the direction asked for; what has no value gets the largest. */
function keysOf(ids: Int32Array, key: KeyOf, direction: MessageSort['direction']): Float64Array {
  const keys = new Float64Array(ids.length);
  let least = Infinity;
  let most = -Infinity;
  let whole = true;
  for (let index = 0; index < ids.length; index++) {
    const value = key(ids[index] ?? 0);
    keys[index] = value;
    if (value < least) least = value;
    if (value > most) most = value;
    if (value % 1 !== 0 && !Number.isNaN(value)) whole = false;
  }
  if (least > most) return keys.fill(0);
  if (!whole) return rankedKeys(keys, direction);
  const span = most - least;
  for (let index = 0; index < keys.length; index++) {
    const value = keys[index] ?? Number.NaN;
    keys[index] = Number.isNaN(value) ? span + 1 : direction === 'ascending' ? value - least : most - value;
  }
  return keys;
}

/** Fractions (ratings) have few different values: their rank is the key. */
function rankedKeys(values: Float64Array, direction: MessageSort['direction']): Float64Array {
  const different = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((left, right) => left - right);
  if (direction === 'descending') different.reverse();
  const rank = new Map(different.map((value, index) => [value, index]));
  return values.map((value) => rank.get(value) ?? different.length);
}

function keyOf(db: ReadableDatabase, column: Exclude<MessageSortColumn, 'number'>): KeyOf {
  switch (column) {
    case 'time': return at(loadColumn(db, 'sentAt'));
    case 'rating': return at(loadColumn(db, 'rating'));
    case 'length': return at(loadColumn(db, 'textLength'));
    case 'role': return at(loadColumn(db, 'role'));
    case 'language': return at(loadColumn(db, 'language'));
    case 'channel': return ranked(loadColumn(db, 'channel'), nameRanks(db, 'channel'));
    case 'brand': return ranked(loadColumn(db, 'brand'), nameRanks(db, 'brand'));
    case 'batch': return ranked(loadColumn(db, 'batch'), nameRanks(db, 'batch'));
    case 'participant': return ranked(loadColumn(db, 'participant'), nameRanks(db, 'participant'));
    case 'conversation': return conversationKey(loadColumn(db, 'conversation'), nameRanks(db, 'conversation'));
    case 'codes': return counted(db, 'SELECT message_id, count(DISTINCT code_id) FROM coding GROUP BY message_id');
    case 'tags': return counted(db, 'SELECT message_id, count(*) FROM message_tag GROUP BY message_id');
    case 'memos': return counted(db, "SELECT target_id, count(*) FROM memo WHERE target_kind = 'message' GROUP BY target_id");
  }
}

const at = (column: Float64Array | Int32Array | Uint8Array): KeyOf => (id) => column[id] ?? Number.NaN;

function ranked(column: Int32Array, { ranks }: Ranks): KeyOf {
  return (id) => {
    const rank = ranks[column[id] ?? 0] ?? 0;
    return rank === 0 ? Number.NaN : rank;
  };
}

/** Conversations of one follow the named ones, in the order of import. */
function conversationKey(column: Int32Array, { ranks, count }: Ranks): KeyOf {
  return (id) => {
    const conversation = column[id] ?? 0;
    return conversation < 0 ? count - conversation : (ranks[conversation] ?? 0);
  };
}

function counted(db: ReadableDatabase, sql: string): KeyOf {
  const counts = new Map(prepareOnce<[], [number, number]>(db, sql).raw().all());
  return (id) => counts.get(id) ?? 0;
}
