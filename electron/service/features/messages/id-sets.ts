import { addTo, emptyBitset, type Bitset } from '#service/search/bitset.ts';

/** The set of some message ids; those at or behind `end` are left out. */
export function idsToSet(ids: Iterable<number>, end: number): Bitset {
  const set = emptyBitset(end);
  for (const id of ids) if (id > 0 && id < end) addTo(set, id);
  return set;
}
