import { AppError } from '#shared/base/errors.ts';
import { inSnapshot } from './database.ts';
import type { SearchDatabase, TextSource } from './database.ts';
import { blocksPerSegment } from './limits.ts';
import { listSegments, uncoveredRanges } from './segment-list.ts';
import { SegmentCollector } from './segment-collector.ts';
import { encodeSegment } from './segment-encoder.ts';
import { SegmentReader } from './segment-reader.ts';
import type { SegmentRow } from './segment-list.ts';

/** A thing that is wrong with the index, as a code. `segment` is a row of search_segment. */
export interface IndexFault {
  readonly code: 'overlapping-segments' | 'unreadable-segment' | 'block-count' | 'terms-out-of-order' | 'differs-from-text';
  readonly segment: number;
}

export interface IndexReport {
  readonly segments: number;
  readonly bytes: number;
  /** Messages that are not indexed; an unfinished index is no fault. */
  readonly notIndexed: number;
  readonly faults: readonly IndexFault[];
}

export interface VerifyOptions {
  /** Also builds every segment again from the texts and compares; takes as long as building the index. */
  readonly thorough?: boolean;
  readonly signal?: { throwIfAborted(): void } | undefined;
}

/** Checks the index's structure and, if asked, its agreement with the texts. */
export function inspectIndex(db: SearchDatabase, source: TextSource, options: VerifyOptions = {}): IndexReport {
  return inSnapshot(db, () => {
    const segments = listSegments(db);
    const faults: IndexFault[] = [];
    let previousLast = 0;
    for (const row of segments) {
      options.signal?.throwIfAborted();
      if (row.firstMessage <= previousLast) faults.push({ code: 'overlapping-segments', segment: row.id });
      previousLast = row.lastMessage;
      const code = checkStructure(db, row) ?? (options.thorough === true ? compareWithTexts(db, row, source) : undefined);
      if (code !== undefined) faults.push({ code, segment: row.id });
    }
    const notIndexed = uncoveredRanges(segments, 1, source.last()).reduce((sum, range) => sum + range.last - range.first + 1, 0);
    return { segments: segments.length, bytes: segments.reduce((sum, row) => sum + row.bytes, 0), notIndexed, faults };
  });
}

/** What is wrong with the index, as `code:segment`; empty for a sound one, also where it is not complete yet. */
export function verifyIndex(db: SearchDatabase, source: TextSource, options: VerifyOptions = {}): string[] {
  return inspectIndex(db, source, options).faults.map(({ code, segment }) => `${code}:${segment}`);
}

function checkStructure(db: SearchDatabase, row: SegmentRow): IndexFault['code'] | undefined {
  try {
    const reader = new SegmentReader(db, row);
    if ((reader.starts.at(-1) ?? 0) !== row.addresses) return 'unreadable-segment';
    if (reader.words.count > row.addresses) return 'unreadable-segment';
    if (storedBlocks(db, row.id) !== reader.blockCount) return 'block-count';
    let previous = -1;
    let ordered = true;
    for (let block = 0; block < reader.blockCount; block += 1) {
      reader.scanBlock(block, (key) => {
        ordered &&= key > previous;
        previous = key;
        return true;
      });
    }
    if (!ordered) return 'terms-out-of-order';
    return undefined;
  } catch (error) {
    if (error instanceof AppError || error instanceof RangeError) return 'unreadable-segment';
    throw error;
  }
}

function storedBlocks(db: SearchDatabase, segment: number): number {
  const row = db.prepare('SELECT count(*) AS count FROM search_block WHERE id >= ? AND id < ?')
    .get(segment * blocksPerSegment, (segment + 1) * blocksPerSegment);
  return typeof row === 'object' && row !== null && 'count' in row && typeof row.count === 'number' ? row.count : -1;
}

function compareWithTexts(db: SearchDatabase, row: SegmentRow, source: TextSource): IndexFault['code'] | undefined {
  const collector = new SegmentCollector();
  for (const { id, text } of source.iterate(row.firstMessage, row.lastMessage)) {
    while (row.firstMessage + collector.messages < id) collector.addMissing();
    collector.add(text);
  }
  while (row.firstMessage + collector.messages <= row.lastMessage) collector.addMissing();
  const encoded = encodeSegment(collector);
  const read = db.prepare('SELECT data FROM search_block WHERE id = ?');
  for (const [index, block] of encoded.blocks.entries()) {
    const stored = read.get(row.id * blocksPerSegment + index);
    const data = typeof stored === 'object' && stored !== null && 'data' in stored && stored.data instanceof Uint8Array ? stored.data : undefined;
    if (data === undefined || data.length !== block.length || !block.every((byte, offset) => byte === data[offset])) return 'differs-from-text';
  }
  const { words } = new SegmentReader(db, row);
  if (words.text !== encoded.words) return 'differs-from-text';
  const all = words.allPostings;
  const isSame = all.length === encoded.wordPostings.length && all.every((byte, offset) => byte === encoded.wordPostings[offset]);
  return isSame ? undefined : 'differs-from-text';
}
