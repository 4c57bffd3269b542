import { addTo, emptyBitset } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { isFoldedWord } from './fold.ts';
import { addAddressMessages, addCharacterMessages, addMessagesAt, decodeStarts, decodeWordStarts, keepStarts, pairFlagBits, wordFlagBits } from './postings.ts';
import type { Postings, SegmentReader } from './segment-reader.ts';
import type { PlanElement, SubstringPlan } from './substring-plan.ts';
import { characterKey, pairsBeginningWith } from './term-keys.ts';

type WordElement = Exclude<PlanElement, { kind: 'pair' }>;

/** The messages of a segment that contain exactly this word (folded). */
export function findWord(segment: SegmentReader, word: string): Bitset {
  const set = emptyBitset(segment.messages);
  const rank = segment.words.rankOf(word);
  if (rank >= 0) addAddressMessages(segment.words.postings(rank), wordFlagBits, segment, set);
  return set;
}

/** The messages of a segment that contain a word with this beginning (folded). */
export function findPrefix(segment: SegmentReader, prefix: string): Bitset {
  const set = emptyBitset(segment.messages);
  const { from, to } = segment.words.beginningWith(prefix);
  for (let rank = from; rank < to; rank += 1) addAddressMessages(segment.words.postings(rank), wordFlagBits, segment, set);
  return set;
}

/** The messages of a segment that contain a substring. */
export function findSubstring(segment: SegmentReader, plan: SubstringPlan, matchesAt: MatchesAt): Bitset {
  const set = emptyBitset(segment.messages);
  if (plan.kind === 'character') {
    const postings = segment.find(characterKey(plan.code));
    if (postings !== undefined) addCharacterMessages(postings, set);
    else if (!isFoldedWord(plan.code)) {
      const { from, to } = pairsBeginningWith(plan.code);
      segment.visitRange(from, to, (pairs) => addAddressMessages(pairs, pairFlagBits, segment, set));
    }
  } else if (plan.kind === 'inside-word') {
    for (const rank of segment.words.containing(plan.text)) addAddressMessages(segment.words.postings(rank), wordFlagBits, segment, set);
  } else {
    addPositions(segment, plan.elements, set, matchesAt);
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

/** Whether a message's text has the whole substring at an offset (code points); reads the text. */
export type MatchesAt = (message: number, offset: number) => boolean;

/**
 * Reading a text takes about as long as reading and decoding so many bytes of postings; so when few places are left
 * and the next condition is a long one, the texts at these places are compared instead.
 */
const bytesPerText = 8000;
/** Words whose postings are so short, in bytes, come before the pairs, which have to be read from the database. */
const shortPostings = 4000;
/** What listing the words with a suffix and decoding their postings may cost, as bytes. */
const suffixCost = 30_000;

/** One condition still to be checked on the first `count` of `starts`; gives how many are kept. */
interface Step {
  readonly cost: number;
  readonly keep: (count: number) => number;
}

/**
 * Adds the messages where all conditions meet at one place. Cheap conditions come first, so that dear ones are
 * seldom needed in full.
 */
function addPositions(segment: SegmentReader, elements: readonly PlanElement[], set: Bitset, matchesAt: MatchesAt): void {
  const pairs: { readonly key: number; readonly offset: number; readonly cost: number }[] = [];
  const words: WordUnion[] = [];
  let suffix: WordElement | undefined;
  for (const element of elements) {
    if (element.kind === 'pair') pairs.push({ ...element, cost: segment.costOf(element.key) });
    else if (element.kind === 'suffix') suffix = element;
    else words.push(listWords(segment, element));
  }
  pairs.sort((left, right) => left.cost - right.cost);
  words.sort((left, right) => left.bytes - right.bytes);

  const pairSteps = pairs.map(({ key, offset, cost }): Step => ({ cost, keep: (count) => keepStarts(segment.find(key) ?? noPostings, offset, starts, count) }));
  const wordSteps = words.map((union): Step => ({ cost: union.bytes, keep: (count) => keepUnion(segment, union, count) }));
  if (suffix !== undefined) {
    const element = suffix;
    wordSteps.push({ cost: suffixCost, keep: (count) => keepUnion(segment, listWords(segment, element), count) });
  }

  const [shortest] = words;
  const [cheapest] = pairs;
  let count: number;
  let steps: Step[];
  if (shortest !== undefined && (shortest.bytes < shortPostings || wordSteps.length > 1 || pairSteps.length === 0)) {
    count = collectUnion(shortest);
    steps = wordSteps.slice(1);
    if (pairSteps.length > 0) steps.push({ cost: 0, keep: sortStarts }, ...pairSteps);
  } else {
    const postings = (cheapest === undefined ? undefined : segment.find(cheapest.key)) ?? noPostings;
    starts = withRoom(starts, postings.end - postings.start, 0);
    count = decodeStarts(postings, cheapest?.offset ?? 0, starts, 0);
    steps = [...pairSteps.slice(1), ...wordSteps];
  }
  for (const step of steps) {
    if (count * bytesPerText <= step.cost) {
      addMatchingPlaces(segment, count, set, matchesAt);
      return;
    }
    count = step.keep(count);
  }
  addMessagesAt(starts, count, segment, set);
}

const noPostings: Postings = { bytes: new Uint8Array(0), start: 0, end: 0 };

function sortStarts(count: number): number {
  starts.subarray(0, count).sort();
  return count;
}

function addMatchingPlaces(segment: SegmentReader, count: number, set: Bitset, matchesAt: MatchesAt): void {
  for (const start of starts.slice(0, count)) {
    if (start < 0 || start >= segment.row.addresses) continue;
    const message = segment.messageAt(start);
    if (matchesAt(message, start - (segment.starts[message] ?? 0))) addTo(set, message);
  }
}

/** The postings of all words that a condition allows, each with the offset that it has in a match. */
interface WordUnion {
  readonly parts: readonly PlacedPostings[];
  readonly bytes: number;
  /** 1 where exactly one space and another word must follow. */
  readonly flag: number;
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
  if (element.kind === 'word') {
    const rank = words.rankOf(element.text);
    if (rank >= 0) add(rank, offset);
  } else if (element.kind === 'suffix') {
    // The text starts some code points behind the word's own start.
    for (const rank of words.endingWith(element.text)) add(rank, offset - (words.lengthOf(rank) - element.length));
  } else {
    const { from, to } = words.beginningWith(element.text);
    for (let rank = from; rank < to; rank += 1) add(rank, offset);
  }
  return { parts, bytes, flag: element.spaceFollows ? 1 : 0 };
}

/** Where a match may start by this condition alone: fills `starts`, in no order; returns how many. */
function collectUnion(union: WordUnion): number {
  starts = withRoom(starts, union.bytes, 0);
  let count = 0;
  for (const { postings, offset } of union.parts) count = decodeWordStarts(postings, offset, union.flag, starts, count);
  return count;
}

/** Keeps the first `count` of `starts` that meet this condition too, in no order; returns how many. */
function keepUnion(segment: SegmentReader, union: WordUnion, count: number): number {
  const limit = segment.row.addresses;
  if (marks.length <= limit >>> 5) marks = emptyBitset(limit + 32);
  decoded = withRoom(decoded, union.bytes, 0);
  let length = 0;
  for (const { postings, offset } of union.parts) length = decodeWordStarts(postings, offset, union.flag, decoded, length);
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
  if (!isUnionShorter) {
    starts = withRoom(starts, kept, 0);
    starts.set(decoded.subarray(0, kept));
  }
  return kept;
}
