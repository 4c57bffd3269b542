import type { ReadableDatabase } from '#service/db/open.ts';
import { matchingSet, parseOrThrow } from '#service/features/messages/evaluate-query.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { countSet, intersectInto, uniteInto, type Bitset } from '#service/search/bitset.ts';

/** The visible messages of two sets. Bit n is message n. */
export interface ComparedSets {
  readonly sets: readonly [Bitset, Bitset];
  readonly totals: readonly [number, number];
  readonly either: Bitset;
  readonly overlap: number;
}

/** Finds the messages of both queries. Throws `invalid-input`/`query` for one that does not parse. */
export function findSets(db: ReadableDatabase, queries: readonly [string, string], signal: Pick<CancelSignal, 'throwIfAborted'>): ComparedSets {
  const first = matchingSet(db, parseOrThrow(queries[0]), { signal });
  const second = matchingSet(db, parseOrThrow(queries[1]), { signal });
  const either = first.slice();
  uniteInto(either, second);
  const both = first.slice();
  intersectInto(both, second);
  return { sets: [first, second], totals: [countSet(first), countSet(second)], either, overlap: countSet(both) };
}
