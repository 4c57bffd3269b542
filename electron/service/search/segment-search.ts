import { addTo, emptyBitset } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { isFoldedWord } from './fold.ts';
import { addAddressMessages, addCharacterMessages, addMessagesAt, decodeStarts, keepStarts } from './postings.ts';
import type { Postings, SegmentReader } from './segment-reader.ts';
import type { PlanElement, SubstringPlan } from './substring-plan.ts';
import { characterKey, pairsBeginningWith } from './term-keys.ts';
import type { WordList } from './word-list.ts';

type WordElement = Exclude<PlanElement, { kind: 'pair' }>;

/** The messages of a segment that contain exactly this word (folded). */
export function findWord(segment: SegmentReader, word: string): Bitset {
  const set = emptyBitset(segment.messages);
  const rank = segment.words.rankOf(word);
  if (rank >= 0) addAddressMessages(segment.words.postings(rank), segment, set);
  return set;
}

/** The messages of a segment that contain a word with this beginning (folded). */
export function findPrefix(segment: SegmentReader, prefix: string): Bitset {
  const set = emptyBitset(segment.messages);
  const { from, to } = segment.words.beginningWith(prefix);
  for (let rank = from; rank < to; rank += 1) addAddressMessages(segment.words.postings(rank), segment, set);
  return set;
}

/** The messages of a segment that contain a substring. */
export function findSubstring(segment: SegmentReader, plan: SubstringPlan): Bitset {
  const set = emptyBitset(segment.messages);
  if (plan.kind === 'character') {
    const postings = segment.find(characterKey(plan.code));
    if (postings !== undefined) addCharacterMessages(postings, set);
    else if (!isFoldedWord(plan.code)) {
      const { from, to } = pairsBeginningWith(plan.code);
      segment.visitRange(from, to, (pairs) => addAddressMessages(pairs, segment, set));
    }
  } else if (plan.kind === 'inside-word') {
    for (const rank of segment.words.containing(plan.text)) addAddressMessages(segment.words.postings(rank), segment, set);
  } else {
    addPositions(segment, plan.elements, set);
  }
  return set;
}

/** Buffers that one search after the other uses; searching is synchronous. */
let starts = new Int32Array(1 << 16);
let decoded = new Int32Array(1 << 12);
/** A bit per address; all zero between uses. */
let marks: Bitset = emptyBitset(0);

function withRoom(buffer: Int32Array<ArrayBuffer>, length: number, used: number): Int32Array<ArrayBuffer> {
  if (length <= buffer.length) return buffer;
  const grown = new Int32Array(Math.max(length, buffer.length * 2));
  grown.set(buffer.subarray(0, used));
  return grown;
}

interface PlacedPostings {
  readonly postings: Postings;
  readonly offset: number;
}

/**
 * Adds the messages where all conditions meet at one place. Words are in memory; pairs are read from the database,
 * and only as long as something is left that could match.
 */
function addPositions(segment: SegmentReader, elements: readonly PlanElement[], set: Bitset): void {
  const pairs: { readonly key: number; readonly offset: number }[] = [];
  const unionElements: WordElement[] = [];
  const placed: PlacedPostings[] = [];
  for (const element of elements) {
    if (element.kind === 'pair') pairs.push(element);
    else if (element.kind !== 'word') unionElements.push(element);
    else {
      const postings = postingsOf(segment.words, element.text);
      if (postings === undefined) return;
      placed.push({ postings, offset: element.offset });
    }
  }
  for (const { key, offset } of pairs.splice(0, Math.max(1, 2 - placed.length))) {
    const postings = segment.find(key);
    if (postings === undefined) return;
    placed.push({ postings, offset });
  }
  let count = meet(placed);
  for (const { key, offset } of pairs) {
    const postings = count === 0 ? undefined : segment.find(key);
    if (postings === undefined) return;
    count = keepStarts(postings, offset, starts, count);
  }
  if (count === 0) return;
  const unions = unionElements.map((element) => listWords(segment, element)).sort((left, right) => left.bytes - right.bytes);
  for (const union of unions) {
    count = keepUnion(segment, union, count);
    if (count === 0) return;
  }
  addMessagesAt(starts, count, segment, set);
}

/** Fills `starts` with where all of these have a match, shortest first; returns how many. A plan has at least one pair. */
function meet(placed: PlacedPostings[]): number {
  placed.sort((left, right) => left.postings.end - left.postings.start - (right.postings.end - right.postings.start));
  const [smallest, ...others] = placed;
  if (smallest === undefined) return 0;
  starts = withRoom(starts, smallest.postings.end - smallest.postings.start, 0);
  let count = decodeStarts(smallest.postings, smallest.offset, starts, 0);
  for (const { postings, offset } of others) {
    if (count === 0) return 0;
    count = keepStarts(postings, offset, starts, count);
  }
  return count;
}

function postingsOf(words: WordList, word: string): Postings | undefined {
  const rank = words.rankOf(word);
  return rank < 0 ? undefined : words.postings(rank);
}

/** The postings of all words that a `suffix` or `prefix` condition allows, each with the offset that it has in a match. */
interface WordUnion {
  readonly parts: readonly PlacedPostings[];
  readonly bytes: number;
}

function listWords(segment: SegmentReader, element: WordElement): WordUnion {
  const { words } = segment;
  const { offset } = element;
  const parts: PlacedPostings[] = [];
  let bytes = 0;
  const add = (rank: number, offsetInMatch: number) => {
    const postings = words.postings(rank);
    bytes += postings.end - postings.start;
    parts.push({ postings, offset: offsetInMatch });
  };
  if (element.kind === 'suffix') {
    // The text starts some code points behind the word's own start.
    for (const rank of words.endingWith(element.text)) add(rank, offset - (words.lengthOf(rank) - element.length));
  } else {
    const { from, to } = words.beginningWith(element.text);
    for (let rank = from; rank < to; rank += 1) add(rank, offset);
  }
  return { parts, bytes };
}

/** Keeps the first `count` of `starts` that meet this condition too, in no order; returns how many. */
function keepUnion(segment: SegmentReader, union: WordUnion, count: number): number {
  const limit = segment.row.addresses;
  if (marks.length <= limit >>> 5) marks = emptyBitset(limit + 32);
  decoded = withRoom(decoded, union.bytes, 0);
  let length = 0;
  for (const { postings, offset } of union.parts) length = decodeStarts(postings, offset, decoded, length);
  // The shorter list is marked, and the longer one tested against it.
  const isUnionShorter = length < count;
  const marked = isUnionShorter ? decoded : starts;
  const markedCount = isUnionShorter ? length : count;
  const tested = isUnionShorter ? starts : decoded;
  const testedCount = isUnionShorter ? count : length;
  for (let index = 0; index < markedCount; index += 1) {
    const start = marked[index] ?? -1;
    if (start >= 0 && start < limit) addTo(marks, start);
  }
  let kept = 0;
  for (let index = 0; index < testedCount; index += 1) {
    const start = tested[index] ?? -1;
    if (start >= 0 && start < limit && ((marks[start >>> 5] ?? 0) >>> (start & 31) & 1) === 1) tested[kept++] = start;
  }
  for (let index = 0; index < markedCount; index += 1) {
    const start = marked[index] ?? -1;
    if (start >= 0 && start < limit) marks[start >>> 5] = 0;
  }
  if (!isUnionShorter) starts.set(decoded.subarray(0, kept));
  return kept;
}
