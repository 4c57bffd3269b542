import type { SearchDatabase } from './database.ts';
import { listSegments } from './segment-list.ts';
import type { SegmentRow } from './segment-list.ts';
import { SegmentReader } from './segment-reader.ts';

/** A segment that is opened when it is first needed. */
export interface OpenableSegment {
  readonly row: SegmentRow;
  open(): SegmentReader;
}

const readersByDatabase = new WeakMap<SearchDatabase, Map<number, SegmentReader>>();

/**
 * The segments that may be searched, in order. Readers are kept per connection for as long as their segment
 * exists (a segment never changes, and its id is never used again).
 */
export function openSegments(db: SearchDatabase): OpenableSegment[] {
  const known = readersByDatabase.get(db);
  const current = new Map<number, SegmentReader>();
  readersByDatabase.set(db, current);
  return listSegments(db).map((row) => {
    const reader = known?.get(row.id);
    if (reader !== undefined) current.set(row.id, reader);
    return {
      row,
      open() {
        const opened = current.get(row.id) ?? new SegmentReader(db, row);
        current.set(row.id, opened);
        return opened;
      },
    };
  });
}

/**
 * Opens the segments, newest first, with their words, so that the first searches do not wait for it: about 20 ms each.
 * A generator: take one step whenever nothing else is to do.
 */
export function* warmSegments(db: SearchDatabase): Generator<void, void, void> {
  for (const segment of openSegments(db).reverse()) {
    segment.open().words.containing('  ');
    yield;
  }
}
