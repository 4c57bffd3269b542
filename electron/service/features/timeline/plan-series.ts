import type { TimelineSeries, TimelineSpec } from '#shared/contracts/timeline.ts';
import { addFilter, type QueryFilter } from '#shared/query/filters.ts';
import { maximumQueryLength } from '#shared/query/parse.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { matchingSet } from '#service/features/messages/evaluate-query.ts';
import { idsToSet } from '#service/features/messages/id-sets.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { countSet, emptyBitset, intersectInto, isMember, uniteInto, writeNumbers } from '#service/search/bitset.ts';
import type { Placement } from './count-series.ts';
import { partitionOf, type Partition, type SplitValue } from './splits.ts';

/** A series before it is counted. */
export interface PlannedSeries {
  readonly key: string;
  readonly kind: TimelineSeries['kind'];
  readonly name: string | null;
  /** Finds its messages; null where that takes a query longer than there may be. */
  readonly query: string | null;
  /** Whether a message, which the timeline's query finds, stands in it. */
  holds(id: number): boolean;
  /** Its messages, where series overlap and are counted one by one. */
  readonly ids?: Int32Array<ArrayBuffer>;
}

export interface SeriesPlan {
  readonly series: readonly PlannedSeries[];
  /** Where series do not overlap: into which one a message falls. */
  readonly placement?: Placement;
  readonly left: { readonly series: number; readonly messages: number };
  readonly overlapping: boolean;
}

/** Which series a timeline has: most messages first, at most `limit` of them, then the messages without a value. */
export function planSeries(db: ReadableDatabase, spec: TimelineSpec, ids: Int32Array, limit: number, signal: CancelSignal): SeriesPlan {
  const { split, query } = spec;
  if (split === null) {
    return { series: [{ key: 'all', kind: 'all', name: null, query, holds: () => true }], left: { series: 0, messages: 0 }, overlapping: false };
  }
  return split.field === 'code' ? planCodes(db, query, ids, limit, signal) : planPartition(partitionOf(db, split), query, ids, limit);
}

function planPartition({ column, values, valueOf }: Partition, query: string, ids: Int32Array, limit: number): SeriesPlan {
  const sizes = new Int32Array(values.length);
  let [without, uncounted] = [0, 0];
  for (let index = 0; index < ids.length; index++) {
    const value = valueOf[column[ids[index] ?? 0] ?? 0] ?? -1;
    if (value >= 0) sizes[value] = (sizes[value] ?? 0) + 1;
    else if (value === -1) without++;
    else uncounted++;
  }
  const ranked = [...values.keys()].filter((value) => (sizes[value] ?? 0) > 0).sort((left, right) => (sizes[right] ?? 0) - (sizes[left] ?? 0) || left - right);
  const shown = ranked.slice(0, limit);
  const rest = ranked.slice(limit);
  // Series by value, then by what the column holds: shown values in their order, none behind them, the rest nowhere.
  const seriesOf = new Int32Array(values.length).fill(-1);
  for (const [series, value] of shown.entries()) seriesOf[value] = series;
  const none = without > 0 ? shown.length : -1;
  const of = valueOf.map((value) => (value >= 0 ? (seriesOf[value] ?? -1) : value === -1 ? none : -1));
  const seriesAt = (id: number): number => of[column[id] ?? 0] ?? none;
  const series = shown.map((value, place): PlannedSeries => {
    const { key, name, filter } = values[value] ?? { key: '', name: '', filter: undefined };
    return { key, kind: 'value', name, query: filter === undefined ? null : within(query, [filterOf({ filter })]), holds: (id) => seriesAt(id) === place };
  });
  if (none >= 0) {
    const others = values.map((value) => filterOf(value, true));
    series.push({ key: 'none', kind: 'none', name: null, query: within(query, others), holds: (id) => seriesAt(id) === none });
  }
  return {
    series,
    placement: { column, of, beyond: none },
    left: { series: rest.length, messages: rest.reduce((sum, value) => sum + (sizes[value] ?? 0), uncounted) },
    overlapping: false,
  };
}

function filterOf({ filter: { field, type, value } }: Pick<SplitValue, 'filter'>, negated = false): QueryFilter {
  return { field, filter: { type, value }, negated };
}

interface CodeRow {
  readonly id: number;
  readonly parent: number | null;
  readonly name: string;
}

/** A series for each code that is used, with all codes below it, exactly as `code:` finds them. */
function planCodes(db: ReadableDatabase, query: string, ids: Int32Array, limit: number, signal: CancelSignal): SeriesPlan {
  const { end } = visibleMessages(db);
  const base = idsToSet(ids, end);
  const codes = prepareOnce<[], CodeRow>(db, 'SELECT id, parent_id AS parent, name FROM code ORDER BY position, id').all();
  const byId = new Map(codes.map((code) => [code.id, code]));
  const pathOf = (code: CodeRow): string => {
    const parent = code.parent === null ? undefined : byId.get(code.parent);
    return parent === undefined ? code.name : `${pathOf(parent)}/${code.name}`;
  };
  const used = emptyBitset(end);
  const found = codes.flatMap((code) => {
    signal.throwIfAborted();
    const path = pathOf(code);
    const set = matchingSet(db, { kind: 'field', field: 'code', filter: { type: 'text', value: path }, start: 0, end: 0 }, { signal });
    intersectInto(set, base);
    const messages = countSet(set);
    return messages === 0 ? [] : [{ code, path, set, messages }];
  });
  found.sort((left, right) => right.messages - left.messages);
  const series = found.slice(0, limit).map(({ code, path, set, messages }): PlannedSeries => {
    const own = new Int32Array(messages);
    writeNumbers(set, 0, own, 0);
    return {
      key: String(code.id), kind: 'value', name: path, ids: own, holds: (id) => isMember(set, id),
      query: within(query, [{ field: 'code', filter: { type: 'text', value: path }, negated: false }]),
    };
  });
  for (const { set } of found) uniteInto(used, set);
  const without = ids.filter((id) => !isMember(used, id));
  if (without.length > 0) {
    series.push({
      key: 'none', kind: 'none', name: null, ids: without, holds: (id) => !isMember(used, id),
      query: within(query, [{ field: 'has', filter: { type: 'option', value: 'code' }, negated: true }]),
    });
  }
  const shown = emptyBitset(end);
  for (const { set } of found.slice(0, limit)) uniteInto(shown, set);
  return { series, overlapping: true, left: { series: Math.max(0, found.length - limit), messages: countSet(used) - countSet(shown) } };
}

/** The query with further filters; null where that is longer than a query may be. */
export function within(query: string, filters: readonly QueryFilter[]): string | null {
  const whole = filters.reduce((text, filter) => addFilter(text, filter), query);
  return Array.from(whole).length > maximumQueryLength ? null : whole;
}
