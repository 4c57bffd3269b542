import { columnEnd, loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { addTo, countSet, emptyBitset, type Bitset } from '#service/search/bitset.ts';

/** The messages that exist for anything that shows or counts: those of complete batches. */
export interface VisibleMessages {
  /** Bit n is message n. Shared: do not write to it. */
  readonly set: Bitset;
  readonly count: number;
  /** Id behind the last message that columns reach to. */
  readonly end: number;
  /** Changes whenever a batch was completed, withdrawn or brought back. */
  readonly stamp: string;
}

const known = new WeakMap<ReadableDatabase, VisibleMessages>();

/** Which messages are visible now; kept per connection until a batch changes its state. */
export function visibleMessages(db: ReadableDatabase): VisibleMessages {
  const batches = prepareOnce<[], { id: number; state: number }>(db, 'SELECT id, state FROM batch WHERE state <> 0 ORDER BY id').all();
  const end = columnEnd(db);
  const stamp = `${end} ${batches.map(({ id, state }) => `${id}.${state}`).join(' ')}`;
  const before = known.get(db);
  if (before?.stamp === stamp) return before;
  const shown = new Uint8Array((batches.at(-1)?.id ?? 0) + 1);
  for (const { id, state } of batches) shown[id] = state === 1 ? 1 : 0;
  const batchOf = loadColumn(db, 'batch');
  const set = emptyBitset(end);
  for (let id = 1; id < end; id++) if (shown[batchOf[id] ?? 0] === 1) addTo(set, id);
  const visible = { set, count: countSet(set), end, stamp };
  known.set(db, visible);
  return visible;
}
