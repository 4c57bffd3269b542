import type { Comparison, FieldFilter, FieldNode } from '#shared/query/ast.ts';
import { languages, roles } from '#shared/contracts/conversation.ts';
import { sentimentLabels } from '#shared/contracts/sentiment.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { loadSentiment } from '#service/features/sentiment/load-sentiment.ts';
import { loadAllThemes } from '#service/features/theme/theme-of-messages.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { addTo, emptyBitset, type Bitset } from '#service/search/bitset.ts';
import { foldText } from '#service/search/index.ts';
import { codesNamed, namedInTree } from './codes-named.ts';
import { dayStart } from './day-start.ts';
import { findMessagesById } from './find-by-id.ts';
import { idsToSet } from './id-sets.ts';
import { codedMessages, withMemo } from './message-marks.ts';
import { participantsIn } from './segments.ts';

/** The messages (visible or not, of ids below `end`) that one field filter allows. */
export function matchField(
  db: ReadableDatabase,
  { field, filter }: FieldNode,
  end: number,
  signal: Pick<CancelSignal, 'throwIfAborted'>,
): Bitset {
  const value = filter.type === 'text' || filter.type === 'option' ? filter.value : '';
  const rows = (sql: string, ...parameters: number[]) => idsToSet(prepareOnce<number[], number>(db, sql).pluck().iterate(...parameters), end);
  switch (field) {
    case 'brand': return matchIds(loadColumn(db, 'brand'), end, brandsNamed(db, value));
    case 'channel': return matchIds(loadColumn(db, 'channel'), end, idsNamed(db, 'SELECT id, name FROM channel', value));
    // Batches may share a name, so that one is also found by its number.
    case 'batch': return matchIds(loadColumn(db, 'batch'), end, idsNamed(db, "SELECT id, name, '#' || id FROM batch", value));
    case 'author':
      return matchIds(loadColumn(db, 'participant'), end, idsNamed(db, 'SELECT id, external_id, name FROM participant', value));
    case 'segment': return matchIds(loadColumn(db, 'participant'), end, participantsIn(db, value));
    case 'conversation': {
      const set = matchIds(loadColumn(db, 'conversation'), end, idsNamed(db, 'SELECT id, external_id, title FROM conversation', value));
      const single = findMessagesById(db, value, end);
      const conversation = loadColumn(db, 'conversation');
      for (const id of single) if ((conversation[id] ?? 0) < 0) set[id >>> 5] = (set[id >>> 5] ?? 0) | (1 << (id & 31));
      return set;
    }
    case 'id': return idsToSet(findMessagesById(db, value, end), end);
    case 'role': return matchValue(loadColumn(db, 'role'), end, roles.findIndex((role) => role === value));
    case 'lang': return matchValue(loadColumn(db, 'language'), end, languages.findIndex((language) => language === value));
    case 'date': return matchDate(loadColumn(db, 'sentAt'), end, filter);
    case 'rating': return matchNumber(loadColumn(db, 'rating'), end, filter);
    case 'code': {
      const codes = codesNamed(db, value);
      return codes.length === 0
        ? emptyBitset(end)
        : idsToSet(codes.flatMap((code) => prepareOnce<[number], number>(db, 'SELECT message_id FROM coding WHERE code_id = ?').pluck().all(code)), end);
    }
    case 'tag': {
      const tags = [...idsNamed(db, 'SELECT id, name FROM tag', value)];
      return idsToSet(tags.flatMap((tag) => prepareOnce<[number], number>(db, 'SELECT message_id FROM message_tag WHERE tag_id = ?').pluck().all(tag)), end);
    }
    case 'theme': {
      const { themes, of } = loadAllThemes(db);
      return matchIds(of, end, new Set(namedInTree(themes, value)));
    }
    case 'sentiment': {
      const { labels, scores } = loadSentiment(db);
      return filter.type === 'option' ? matchValue(labels, end, sentimentLabels.findIndex((label) => label === value)) : matchNumber(scores, end, asSingle(filter));
    }
    case 'number': return matchNumbers(end, filter);
    case 'has':
      signal.throwIfAborted();
      if (value === 'code') return codedMessages(db, end);
      if (value === 'tag') return rows('SELECT DISTINCT message_id FROM message_tag');
      if (value === 'memo') return withMemo(db, end);
      if (value === 'theme') return complement(matchValue(loadAllThemes(db).of, end, 0));
      if (value === 'override') return idsToSet(loadSentiment(db).overridden, end);
      return matchRange(loadColumn(db, 'rating'), end, -Infinity, Infinity);
    case 'is': {
      const coded = codedMessages(db, end);
      return value === 'coded' ? coded : complement(coded);
    }
  }
}

function complement(set: Bitset): Bitset {
  for (let word = 0; word < set.length; word++) set[word] = ~(set[word] ?? 0);
  return set;
}

/** Ids of the rows one of whose further columns is the value, whatever the case, width or script variant. */
function idsNamed(db: ReadableDatabase, sql: string, value: string): Set<number> {
  const wanted = foldText(value.trim());
  const found = new Set<number>();
  for (const [id, ...names] of prepareOnce<[], [number, ...(string | null)[]]>(db, sql).raw().iterate()) {
    if (names.some((name) => name !== null && foldText(name) === wanted)) found.add(id);
  }
  return found;
}

function brandsNamed(db: ReadableDatabase, value: string): Set<number> {
  const found = idsNamed(db, 'SELECT id, name FROM brand', value);
  const wanted = foldText(value.trim());
  for (const { id, aliases } of prepareOnce<[], { id: number; aliases: string }>(db, "SELECT id, aliases FROM brand WHERE aliases <> '[]'").all()) {
    const names: unknown = JSON.parse(aliases);
    if (Array.isArray(names) && names.some((name) => typeof name === 'string' && foldText(name) === wanted)) found.add(id);
  }
  return found;
}

function matchIds(column: Int32Array, end: number, wanted: ReadonlySet<number>): Bitset {
  const [first = 0] = wanted;
  if (wanted.size === 0) return emptyBitset(end);
  if (wanted.size === 1) return matchValue(column, end, first);
  const listed = new Uint8Array(Math.max(...wanted) + 1);
  for (const id of wanted) if (id > 0) listed[id] = 1;
  const set = emptyBitset(end);
  for (let word = 0; word < set.length; word++) {
    let bits = 0;
    const from = word * 32;
    const count = Math.min(32, end - from);
    for (let bit = 0; bit < count; bit++) bits |= (listed[column[from + bit] ?? 0] ?? 0) << bit;
    set[word] = bits;
  }
  return set;
}

function matchValue(column: Int32Array | Uint8Array, end: number, wanted: number): Bitset {
  const set = emptyBitset(end);
  if (wanted < 0) return set;
  for (let word = 0; word < set.length; word++) {
    let bits = 0;
    const from = word * 32;
    const count = Math.min(32, end - from);
    for (let bit = 0; bit < count; bit++) {
      // 1 where the difference is 0, without a branch that half of the rows would take.
      const difference = (column[from + bit] ?? 0) ^ wanted;
      bits |= (((difference | -difference) >>> 31) ^ 1) << bit;
    }
    set[word] = bits;
  }
  return set;
}

/** Both ends included. NaN never matches. */
function matchRange(column: Float64Array | Float32Array, end: number, low: number, high: number): Bitset {
  const set = emptyBitset(end);
  for (let word = 0; word < set.length; word++) {
    let bits = 0;
    const from = word * 32;
    const count = Math.min(32, end - from);
    for (let bit = 0; bit < count; bit++) {
      const value = column[from + bit] ?? Number.NaN;
      if (value >= low && value <= high) bits |= 1 << bit;
    }
    set[word] = bits;
  }
  return set;
}

function matchDate(column: Float64Array, end: number, filter: FieldFilter): Bitset {
  if (filter.type !== 'date') return emptyBitset(end);
  const from = filter.from === null ? -Infinity : dayStart(filter.from, 0);
  const to = filter.to === null ? Infinity : dayStart(filter.to, 1) - 1;
  return matchRange(column, end, from, to);
}

const bounds: Record<Comparison, (value: number) => [low: number, high: number]> = {
  '<': (value) => [-Infinity, nextBelow(value)],
  '<=': (value) => [-Infinity, value],
  '=': (value) => [value, value],
  '>=': (value) => [value, Infinity],
  '>': (value) => [nextAbove(value), Infinity],
};

function matchNumber(column: Float64Array | Float32Array, end: number, filter: FieldFilter): Bitset {
  if (filter.type === 'number-range') return matchRange(column, end, filter.from ?? -Infinity, filter.to ?? Infinity);
  if (filter.type !== 'number') return emptyBitset(end);
  return matchRange(column, end, ...bounds[filter.comparison](filter.value));
}

/** A filter on scores, whose numbers are kept in single precision: so must be what they are compared with. */
function asSingle(filter: FieldFilter): FieldFilter {
  const single = (value: number | null) => (value === null ? null : Math.fround(value));
  if (filter.type === 'number') return { ...filter, value: Math.fround(filter.value) };
  return filter.type === 'number-range' ? { ...filter, from: single(filter.from), to: single(filter.to) } : filter;
}

function matchNumbers(end: number, filter: FieldFilter): Bitset {
  const set = emptyBitset(end);
  if (filter.type !== 'numbers') return set;
  for (const [from, to] of filter.ranges) for (let id = from; id <= to && id < end; id++) addTo(set, id);
  return set;
}

/** The double after a finite one, so that an open bound becomes a closed one. */
function nextAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? 1n : -1n);
  return new Float64Array(bits.buffer)[0] ?? value;
}

const nextBelow = (value: number): number => -nextAbove(-value);
