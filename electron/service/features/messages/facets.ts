import type { MessageFacetField } from '#shared/contracts/messages.ts';
import { languages, roles } from '#shared/contracts/conversation.ts';
import { sentimentLabels } from '#shared/contracts/sentiment.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { loadSentiment } from '#service/features/sentiment/load-sentiment.ts';
import { countByMonth } from './count-by-month.ts';
import { idsToSet } from './id-sets.ts';
import { loadAllThemes } from '#service/features/theme/theme-of-messages.ts';
import { visibleMessages } from './visible-messages.ts';

export interface FacetValue {
  value: string;
  count: number;
}

/** The values of a field among some messages, most first; months ascending. */
export function facetValues(db: ReadableDatabase, field: MessageFacetField, ids: Int32Array): FacetValue[] {
  switch (field) {
    case 'role': return byValue(loadColumn(db, 'role'), ids, (value) => roles[value]);
    case 'lang': return byValue(loadColumn(db, 'language'), ids, (value) => languages[value]);
    case 'brand': return byValue(loadColumn(db, 'brand'), ids, names(db, 'SELECT id, name FROM brand'));
    case 'channel': return byValue(loadColumn(db, 'channel'), ids, names(db, 'SELECT id, name FROM channel'));
    case 'batch': return byValue(loadColumn(db, 'batch'), ids, names(db, 'SELECT id, name FROM batch'));
    case 'code': return byMark(db, ids, 'SELECT DISTINCT coding.message_id, code.name FROM coding JOIN code ON code.id = coding.code_id');
    case 'tag': return byMark(db, ids, 'SELECT message_tag.message_id, tag.name FROM message_tag JOIN tag ON tag.id = message_tag.tag_id');
    case 'theme': {
      const { themes, of } = loadAllThemes(db);
      const named = new Map(themes.map(({ id, name }) => [id, name]));
      return byValue(of, ids, (id) => named.get(id));
    }
    case 'sentiment': return byValue(loadSentiment(db).labels, ids, (value) => sentimentLabels[value]);
    case 'rating': return ratings(loadColumn(db, 'rating'), ids);
    case 'date': return countByMonth(loadColumn(db, 'sentAt'), ids).map(({ month, count }) => ({ value: month, count }));
  }
}

function names(db: ReadableDatabase, sql: string): (id: number) => string | undefined {
  const known = new Map(prepareOnce<[], [number, string]>(db, sql).raw().all());
  return (id) => known.get(id);
}

function byValue(column: Int32Array | Uint8Array, ids: Int32Array, nameOf: (value: number) => string | undefined): FacetValue[] {
  let largest = 0;
  for (let index = 0; index < column.length; index++) if ((column[index] ?? 0) > largest) largest = column[index] ?? 0;
  const counts = new Int32Array(largest + 1);
  for (let index = 0; index < ids.length; index++) {
    const value = column[ids[index] ?? 0] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return [...counts].flatMap((count, value) => {
    const name = nameOf(value);
    return count === 0 || name === undefined ? [] : [{ value: name, count }];
  }).sort(mostFirst);
}

function byMark(db: ReadableDatabase, ids: Int32Array, sql: string): FacetValue[] {
  const set = idsToSet(ids, visibleMessages(db).end);
  const counts = new Map<string, number>();
  for (const [message, name] of prepareOnce<[], [number, string]>(db, sql).raw().iterate()) {
    if ((((set[message >>> 5] ?? 0) >>> (message & 31)) & 1) === 1) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort(mostFirst);
}

function ratings(column: Float64Array, ids: Int32Array): FacetValue[] {
  const counts = new Map<number, number>();
  for (let index = 0; index < ids.length; index++) {
    const value = column[ids[index] ?? 0] ?? Number.NaN;
    if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value: String(value), count })).sort(mostFirst);
}

function mostFirst(left: FacetValue, right: FacetValue): number {
  return right.count - left.count || (left.value < right.value ? -1 : 1);
}
