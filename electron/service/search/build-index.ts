import { inSnapshot } from './database.ts';
import type { SearchDatabase, TextSource } from './database.ts';
import { blocksPerSegment, defaultSegmentLimits, indexFormat } from './limits.ts';
import type { SegmentLimits } from './limits.ts';
import { SegmentCollector } from './segment-collector.ts';
import { encodeSegment } from './segment-encoder.ts';
import type { EncodedSegment } from './segment-encoder.ts';
import { listSegments, uncoveredRanges } from './segment-list.ts';
import type { MessageRange, SegmentRow } from './segment-list.ts';

export interface BuildOptions {
  /** The last message id to cover; the last there is by default. */
  readonly to?: number;
  /** The first message id there is; 1 by default. */
  readonly from?: number;
  readonly signal?: { throwIfAborted(): void } | undefined;
  /** Called as messages are read: how many of how many to do. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /**
   * Runs a short write in a transaction of its own. A build asks for one turn per few MiB, so that other
   * writers get theirs in between. By default BEGIN IMMEDIATE on the same connection.
   */
  readonly withWriteTurn?: <Result>(write: (db: SearchDatabase) => Result) => Result;
  readonly limits?: SegmentLimits;
}

export interface BuildResult {
  readonly messages: number;
  readonly segments: number;
  /** Bytes of the segments that were written. */
  readonly bytes: number;
}

const blocksPerTurn = 256;
const progressEvery = 2000;

/** The last message id up to which, without a gap from the first id on, everything is indexed; `from` - 1 for nothing. */
export function indexedUpTo(db: SearchDatabase, from = 1): number {
  const segments = listSegments(db);
  const last = segments.at(-1)?.lastMessage ?? from - 1;
  const [gap] = uncoveredRanges(segments, from, last);
  return gap === undefined ? last : gap.first - 1;
}

/**
 * Indexes the messages that are not covered yet. A segment appears to readers at once and whole; what an
 * interrupted build left is removed by the next. Small segments at the end are built anew together with what
 * follows, in such a way that their number stays logarithmic however small the imports are.
 */
export function buildIndex(db: SearchDatabase, source: TextSource, options: BuildOptions = {}): BuildResult {
  const { signal } = options;
  const to = options.to ?? source.last();
  const limits = options.limits ?? defaultSegmentLimits;
  const withWriteTurn = options.withWriteTurn ?? ((write) => inOwnTransaction(db, write));
  withWriteTurn(removeUnusable);

  const gaps = uncoveredRanges(listSegments(db), options.from ?? 1, to);
  const total = gaps.reduce((sum, gap) => sum + gap.last - gap.first + 1, 0);
  let done = 0;
  let segments = 0;
  let bytes = 0;
  for (const gap of gaps) {
    const absorbed = absorbSmallNeighbours(listSegments(db), gap, limits);
    let { replaced } = absorbed;
    let next = absorbed.first;
    while (next <= gap.last) {
      signal?.throwIfAborted();
      const start = next;
      const collector = collectSegment(source, start, gap.last, limits, (read) => {
        signal?.throwIfAborted();
        options.onProgress?.({ done: done + Math.max(0, start + read - gap.first), total });
      });
      const last = start + collector.messages - 1;
      const encoded = encodeSegment(collector);
      writeSegment(withWriteTurn, encoded, { first: start, last, replaced }, signal);
      replaced = [];
      next = last + 1;
      segments += 1;
      bytes += encoded.bytes;
      options.onProgress?.({ done: done + next - gap.first, total });
    }
    done += gap.last - gap.first + 1;
  }
  return { messages: total, segments, bytes };
}

function inOwnTransaction<Result>(db: SearchDatabase, write: (db: SearchDatabase) => Result): Result {
  db.prepare('BEGIN IMMEDIATE').run();
  try {
    const result = write(db);
    db.prepare('COMMIT').run();
    return result;
  } catch (error) {
    db.prepare('ROLLBACK').run();
    throw error;
  }
}

/** Removes unfinished segments and those of another format. */
function removeUnusable(db: SearchDatabase): void {
  for (const row of db.prepare('SELECT id FROM search_segment WHERE complete <> 1 OR format <> ?').all(indexFormat)) {
    if (typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'number') removeSegment(db, row.id);
  }
}

/** Removes one segment with its blocks; inside a write transaction. */
export function removeSegment(db: SearchDatabase, segment: number): void {
  db.prepare('DELETE FROM search_block WHERE id >= ? AND id < ?').run(segment * blocksPerSegment, (segment + 1) * blocksPerSegment);
  db.prepare('DELETE FROM search_segment WHERE id = ?').run(segment);
}

/**
 * Which segments right before a gap to build anew together with it: as long as the nearest is less than twice
 * as large as what follows it, and all of them still fit into one segment with room to spare.
 */
function absorbSmallNeighbours(segments: readonly SegmentRow[], gap: MessageRange, limits: SegmentLimits): { first: number; replaced: readonly number[] } {
  let { first } = gap;
  const replaced: number[] = [];
  let messages = 0;
  let addresses = 0;
  for (const segment of segments.toReversed()) {
    if (segment.lastMessage >= first) continue;
    if (segment.lastMessage !== first - 1) break;
    const count = segment.lastMessage - segment.firstMessage + 1;
    messages += count;
    addresses += segment.addresses;
    const small = count < 2 * (gap.last - first + 1);
    const fits = messages <= limits.messages * 0.75 && addresses <= limits.addresses * 0.75;
    if (!small || !fits) break;
    first = segment.firstMessage;
    replaced.push(segment.id);
  }
  return { first, replaced };
}

function collectSegment(source: TextSource, from: number, to: number, limits: SegmentLimits, onRead: (done: number) => void): SegmentCollector {
  const collector = new SegmentCollector(limits, to - from + 1);
  let untilProgress = progressEvery;
  let full = false;
  for (const { id, text } of source.iterate(from, to)) {
    while (from + collector.messages < id && collector.hasRoom(0)) collector.addMissing();
    if (from + collector.messages < id || !collector.hasRoom(text.length)) {
      full = true;
      break;
    }
    collector.add(text);
    untilProgress -= 1;
    if (untilProgress === 0) {
      untilProgress = progressEvery;
      onRead(collector.messages);
    }
  }
  if (!full) while (from + collector.messages <= to && collector.hasRoom(0)) collector.addMissing();
  return collector;
}

type WriteTurn = NonNullable<BuildOptions['withWriteTurn']>;

function writeSegment(
  withWriteTurn: WriteTurn,
  encoded: EncodedSegment,
  range: { first: number; last: number; replaced: readonly number[] },
  signal: BuildOptions['signal'],
): void {
  const empty = new Uint8Array(0);
  const segment = withWriteTurn((db) => {
    db.prepare(`INSERT INTO search_segment (first_message, last_message, complete, format, addresses, bytes, directory, lengths, oversize, words, word_sizes, word_postings)
      VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, '', ?, ?)`)
      .run(range.first, range.last, indexFormat, encoded.addresses, encoded.bytes, empty, empty, empty, empty, empty);
    const row = db.prepare('SELECT last_insert_rowid() AS id').get();
    if (typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'number') return row.id;
    throw new Error('no id for a search segment');
  });
  for (let start = 0; start < encoded.blocks.length; start += blocksPerTurn) {
    signal?.throwIfAborted();
    withWriteTurn((db) => {
      const insert = db.prepare('INSERT INTO search_block (id, data) VALUES (?, ?)');
      const end = Math.min(encoded.blocks.length, start + blocksPerTurn);
      for (let index = start; index < end; index += 1) insert.run(segment * blocksPerSegment + index, encoded.blocks[index]);
    });
  }
  withWriteTurn((db) => {
    db.prepare(`UPDATE search_segment SET complete = 1, directory = ?, lengths = ?, oversize = ?, words = ?, word_sizes = ?, word_postings = ?
      WHERE id = ?`)
      .run(encoded.directory, encoded.lengths, encoded.oversize, encoded.words, encoded.wordSizes, encoded.wordPostings, segment);
    for (const old of range.replaced) removeSegment(db, old);
  });
}

/**
 * Forgets the segments that hold any of these messages, so that nothing of an erased text stays in the index;
 * inside a write transaction. Build the index again afterwards: it fills the gaps.
 */
export function forgetMessages(db: SearchDatabase, ids: readonly number[]): void {
  const doomed = listSegments(db).filter((segment) => ids.some((id) => id >= segment.firstMessage && id <= segment.lastMessage));
  for (const segment of doomed) removeSegment(db, segment.id);
}

/** Sizes of the index, for `info` and benches. */
export function indexSize(db: SearchDatabase): { segments: number; bytes: number } {
  return inSnapshot(db, () => {
    const segments = listSegments(db);
    return { segments: segments.length, bytes: segments.reduce((sum, segment) => sum + segment.bytes, 0) };
  });
}
