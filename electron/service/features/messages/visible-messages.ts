import { columnEnd, loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { addTo, countSet, emptyBitset, removeFrom, type Bitset } from '#service/search/bitset.ts';

/** The messages that exist for anything that shows or counts: those of complete batches that no other version stands in for. */
export interface VisibleMessages {
  /** Bit n is message n. Shared: do not write to it. */
  readonly set: Bitset;
  readonly count: number;
  /** Id behind the last message that columns reach to. */
  readonly end: number;
  /** Changes whenever a batch was completed, withdrawn or brought back, or a version came or went. */
  readonly stamp: string;
}

interface BatchRow {
  id: number;
  state: number;
  first: number | null;
  last: number | null;
  imported: number;
}

const known = new WeakMap<ReadableDatabase, VisibleMessages>();

/** What tells one set of hidden messages from another, near enough: their number and two sums. */
const hiddenStamp = "SELECT count(*) || ' ' || coalesce(sum(id), 0) || ' ' || coalesce(sum(id * id % 1000003), 0) FROM hidden_message";

/** Which messages are visible now; kept per connection until a batch changes its state or a version comes or goes. */
export function visibleMessages(db: ReadableDatabase): VisibleMessages {
  const batches = prepareOnce<[], BatchRow>(
    db,
    'SELECT id, state, first_message AS first, last_message AS last, imported FROM batch WHERE state <> 0 ORDER BY id',
  ).all();
  const end = columnEnd(db);
  const hidden = prepareOnce<[], string>(db, hiddenStamp).pluck().get() ?? '';
  const stamp = `${end} ${hidden} ${batches.map(({ id, state }) => `${id}.${state}`).join(' ')}`;
  const before = known.get(db);
  if (before?.stamp === stamp) return before;
  const set = emptyBitset(end);
  const scattered: number[] = [];
  for (const batch of batches) {
    if (batch.state !== 1 || batch.imported === 0) continue;
    const { first, last } = batch;
    // A batch without gaps is its range of ids; only for another kind is the column of batches needed.
    if (first !== null && last !== null && last - first + 1 === batch.imported) addRange(set, first, last);
    else scattered.push(batch.id);
  }
  if (scattered.length > 0) addScattered(db, set, end, scattered);
  for (const id of prepareOnce<[], number>(db, 'SELECT id FROM hidden_message').pluck().iterate()) if (id < end) removeFrom(set, id);
  const visible = { set, count: countSet(set), end, stamp };
  known.set(db, visible);
  return visible;
}

function addRange(set: Bitset, first: number, last: number): void {
  const from = first >>> 5;
  const to = last >>> 5;
  const head = (0xffffffff << (first & 31)) >>> 0;
  const tail = 0xffffffff >>> (31 - (last & 31));
  if (from === to) {
    set[from] = (set[from] ?? 0) | (head & tail);
    return;
  }
  set[from] = (set[from] ?? 0) | head;
  set.fill(0xffffffff, from + 1, to);
  set[to] = (set[to] ?? 0) | tail;
}

function addScattered(db: ReadableDatabase, set: Bitset, end: number, batches: readonly number[]): void {
  const shown = new Uint8Array(Math.max(...batches) + 1);
  for (const id of batches) shown[id] = 1;
  const batchOf = loadColumn(db, 'batch');
  for (let id = 1; id < end; id++) if (shown[batchOf[id] ?? 0] === 1) addTo(set, id);
}
