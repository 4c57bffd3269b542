import { addTo, emptyBitset } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { spaceFollows } from './following.ts';
import { nearlySorted } from './nearly-sorted.ts';
import { addMessagesAt, decodeMarkedWordStarts, decodeStarts, decodeWordStarts, keepStarts, probeStarts, probeWordStarts } from './postings.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { Postings } from './term-postings.ts';
import { skipBytes } from './skips.ts';
import type { PlanElement } from './substring-plan.ts';

/** Whether a message's text has the whole substring at an offset (code points); reads the text. */
export type MatchesAt = (message: number, offset: number) => boolean;

type PairElement = Extract<PlanElement, { kind: 'pair' }>;
type WordElement = Exclude<PlanElement, { kind: 'pair' }>;

/*
 * Costs are in bytes of postings decoded one after the other, some 6 ns each.
 */
/** Reading a text and comparing it at one place. */
const textCost = 5000;
/** Looking up one address in long postings. */
const probeCost = 60;
/** Words whose postings are so short come before the pairs, which have to be read from the database. */
const shortPostings = 4000;
/** A block that fits one page. */
const pageBytes = 8200;
/** Finding the words with a suffix, and what their postings may come to at most in an estimate. */
const suffixListCost = 3000;
const suffixUnionCost = 24_000;

/** Buffers that one search after the other uses; searching is synchronous. */
let starts = new Int32Array(1 << 16);
let kept = new Int32Array(1 << 12);
/** A bit per address; all zero between uses. */
let marks: Bitset = emptyBitset(0);
/** Whether the first of `starts` ascend. */
let isSorted = true;

function withRoom(buffer: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  return length <= buffer.length ? buffer : new Int32Array(Math.max(length, buffer.length * 2));
}

/** One condition on where a match starts. */
interface Condition {
  readonly isNeeded: boolean;
  /** What it costs for so many starts. */
  cost(count: number): number;
  /** Fills `starts`; gives how many. */
  collect(): number;
  /** Keeps the first `count` of `starts` that meet it too; gives how many. */
  keep(count: number): number;
}

/**
 * Adds the messages where all conditions meet at one place. It begins with what leaves few places at little cost, and
 * goes on with the cheapest; once the texts at the places left are read faster than the other postings, they are.
 */
export function findPositions(segment: SegmentReader, elements: readonly PlanElement[], set: Bitset, matchesAt: MatchesAt): void {
  const pairs: PairElement[] = [];
  const words: WordElement[] = [];
  for (const element of elements) {
    if (element.kind === 'pair') pairs.push(element);
    else words.push(element);
  }
  const unions = words.map((element) => wordCondition(segment, element));
  const pairConditions = pairs.map((element) => pairCondition(segment, element));
  const conditions: Condition[] = [...unions, ...pairConditions];
  const first = chooseFirst(unions, pairConditions);
  if (first === undefined) return;
  let count = first.collect();
  conditions.splice(conditions.indexOf(first), 1);
  while (count > 0) {
    let cheapest: Condition | undefined;
    let cheapestCost = Infinity;
    let neededCost = 0;
    let needed = 0;
    for (const condition of conditions) {
      const cost = condition.cost(count);
      if (condition.isNeeded) {
        needed += 1;
        neededCost += cost;
      }
      if (cost < cheapestCost) {
        cheapest = condition;
        cheapestCost = cost;
      }
    }
    if (needed === 0) break;
    if (cheapest === undefined || count * textCost <= Math.min(neededCost, cheapestCost * 2)) {
      addMatchingPlaces(segment, count, set, matchesAt);
      return;
    }
    count = cheapest.keep(count);
    conditions.splice(conditions.indexOf(cheapest), 1);
  }
  addMessagesAt(isSorted ? starts : nearlySorted(starts, count, segment.row.addresses), count, segment, set);
}

interface WordCondition extends Condition {
  /** Bytes of its postings, as far as known without looking for the words. */
  readonly bytes: number;
  readonly isSelective: boolean;
}

interface PairCondition extends Condition {
  readonly bytes: number;
}

function chooseFirst(words: readonly WordCondition[], pairs: readonly PairCondition[]): Condition | undefined {
  let word: WordCondition | undefined;
  let wordCost = Infinity;
  for (const condition of words) {
    const cost = condition.isSelective ? condition.bytes : condition.bytes * 4;
    if (cost < wordCost) {
      word = condition;
      wordCost = cost;
    }
  }
  let pair: PairCondition | undefined;
  for (const condition of pairs) if (pair === undefined || condition.bytes < pair.bytes) pair = condition;
  if (pair === undefined) return word;
  if (word === undefined) return pair;
  if (word.bytes < shortPostings) return word;
  return pair.bytes <= pageBytes || wordCost > pair.bytes * 4 ? pair : word;
}

const noPostings: Postings = { bytes: new Uint8Array(0), start: 0, end: 0 };

function pairCondition(segment: SegmentReader, element: PairElement): PairCondition {
  const { key, offset } = element;
  const bytes = segment.costOf(key);
  return {
    isNeeded: !element.optional,
    bytes,
    cost: (count) => bytes * 0.6 + Math.min(count * probeCost, bytes / 2),
    collect() {
      const postings = segment.find(key) ?? noPostings;
      starts = withRoom(starts, postings.end - postings.start);
      isSorted = true;
      return decodeStarts(postings, offset, starts);
    },
    keep(count) {
      const postings = segment.find(key);
      if (postings === undefined) return 0;
      const length = postings.end - postings.start;
      if (length > skipBytes && count * probeCost < length) return probeStarts(postings, offset, starts, count);
      if (!isSorted) starts.subarray(0, count).sort();
      isSorted = true;
      return keepStarts(postings, offset, starts, count);
    },
  };
}

/** The words that a condition allows: ranks [from, to), or a list of ranks. */
interface WordRanks {
  readonly from: number;
  readonly to: number;
  readonly list: readonly number[] | undefined;
}

function wordCondition(segment: SegmentReader, element: WordElement): WordCondition {
  const { words, row } = segment;
  const { offset, follows, text, length } = element;
  let listed: readonly number[] | undefined;
  const list = (): readonly number[] => (listed ??= words.endingWith(text));
  let range = { from: 0, to: 0 };
  if (element.kind === 'prefix') {
    range = words.beginningWith(text);
  } else if (element.kind === 'word') {
    const rank = words.rankOf(text);
    if (rank >= 0) range = { from: rank, to: rank + 1 };
  }
  const ranks = (): WordRanks => (element.kind === 'suffix' ? { from: 0, to: list().length, list: list() } : { ...range, list: undefined });
  // A suffix's text starts some code points behind the word's own start.
  const offsetOf = (rank: number) => (element.kind === 'suffix' ? offset - (words.lengthOf(rank) - length) : offset);
  const knownBytes = words.bytesOf(range.from, range.to);
  const bytes = element.kind === 'suffix' ? suffixListCost + suffixUnionCost / 4 : knownBytes;

  return {
    isNeeded: true,
    bytes,
    isSelective: follows > spaceFollows,
    cost(count) {
      if (element.kind === 'suffix') return suffixListCost + Math.min(suffixUnionCost, count * 100 * probeCost);
      return Math.min(knownBytes, count * probeCost * (range.to - range.from)) + 8 * (range.to - range.from);
    },
    collect() {
      const { from, to, list: chosen } = ranks();
      let size = 0;
      for (let index = from; index < to; index += 1) size += words.bytesOf(chosen?.[index] ?? index, (chosen?.[index] ?? index) + 1);
      starts = withRoom(starts, size);
      let count = 0;
      for (let index = from; index < to; index += 1) {
        const rank = chosen?.[index] ?? index;
        count = decodeWordStarts(words.postings(rank), offsetOf(rank), follows, starts, count);
      }
      isSorted = to - from <= 1;
      return count;
    },
    keep(count) {
      const { from, to, list: chosen } = ranks();
      const limit = row.addresses;
      if (marks.length <= limit >>> 5) marks = emptyBitset(limit + 32);
      // Each place is the start of one word at most, so that no more are kept than there are.
      kept = withRoom(kept, count);
      markStarts(count, limit);
      let keptCount = 0;
      for (let index = from; index < to; index += 1) {
        const rank = chosen?.[index] ?? index;
        const postings = words.postings(rank);
        const size = postings.end - postings.start;
        keptCount = size > skipBytes && count * probeCost < size
          ? probeWordStarts(postings, offsetOf(rank), follows, starts, count, kept, keptCount)
          : decodeMarkedWordStarts(postings, offsetOf(rank), follows, marks, kept, keptCount);
      }
      clearMarks(count, limit);
      [starts, kept] = [kept, starts];
      isSorted &&= to - from <= 1;
      return keptCount;
    },
  };
}

function markStarts(count: number, limit: number): void {
  for (let index = 0; index < count; index += 1) {
    const start = starts[index] ?? -1;
    if (start >= 0 && start < limit) addTo(marks, start);
  }
}

function clearMarks(count: number, limit: number): void {
  for (let index = 0; index < count; index += 1) {
    const start = starts[index] ?? -1;
    if (start >= 0 && start < limit) marks[start >>> 5] = 0;
  }
}

function addMatchingPlaces(segment: SegmentReader, count: number, set: Bitset, matchesAt: MatchesAt): void {
  for (const start of starts.slice(0, count)) {
    if (start < 0 || start >= segment.row.addresses) continue;
    const message = segment.messageAt(start);
    if (matchesAt(message, start - (segment.starts[message] ?? 0))) addTo(set, message);
  }
}
