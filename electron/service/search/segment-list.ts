import { prepared } from './database.ts';
import type { SearchDatabase } from './database.ts';
import { indexFormat } from './limits.ts';

/** What is known of a segment without reading its BLOBs. */
export interface SegmentRow {
  readonly id: number;
  /** Message ids, both included. */
  readonly firstMessage: number;
  readonly lastMessage: number;
  readonly addresses: number;
  readonly bytes: number;
}

function isSegmentRow(row: unknown): row is SegmentRow {
  return typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'number'
    && 'firstMessage' in row && typeof row.firstMessage === 'number'
    && 'lastMessage' in row && typeof row.lastMessage === 'number'
    && 'addresses' in row && typeof row.addresses === 'number'
    && 'bytes' in row && typeof row.bytes === 'number';
}

/** The segments that may be searched, in order of their messages: complete, and of this version's format. */
export function listSegments(db: SearchDatabase): SegmentRow[] {
  return prepared(db, `SELECT id, first_message AS firstMessage, last_message AS lastMessage, addresses, bytes
    FROM search_segment WHERE complete = 1 AND format = ? ORDER BY first_message`).all(indexFormat).filter(isSegmentRow);
}

export interface MessageRange {
  /** Message ids, both included. */
  readonly first: number;
  readonly last: number;
}

/** The ranges within [from, to] that no segment covers, ascending. */
export function uncoveredRanges(segments: readonly SegmentRow[], from: number, to: number): MessageRange[] {
  const ranges: MessageRange[] = [];
  let next = from;
  for (const segment of segments) {
    if (segment.firstMessage > to) break;
    if (segment.firstMessage > next) ranges.push({ first: next, last: segment.firstMessage - 1 });
    next = Math.max(next, segment.lastMessage + 1);
  }
  if (next <= to) ranges.push({ first: next, last: to });
  return ranges;
}
