import { addTo, emptyBitset } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { addAddressMessages, addCharacterMessages, addMessagesAt, decodeStarts, keepStarts } from './postings.ts';
import type { Postings, SegmentReader } from './segment-reader.ts';
import type { PlanElement, SubstringPlan } from './substring-plan.ts';
import { characterKey } from './term-keys.ts';
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
  } else if (plan.kind === 'inside-word') {
    for (const rank of segment.words.containing(plan.text)) addAddressMessages(segment.words.postings(rank), segment, set);
  } else {
    addPositions(segment, plan.elements, set);
  }
  return set;
}

/** Buffers that one search after the other uses; searching is synchronous. */
let starts = new Int32Array(1 << 16);
let marks: Bitset = emptyBitset(0);

function reserveStarts(length: number, used: number): void {
  if (length <= starts.length) return;
  const grown = new Int32Array(Math.max(length, starts.length * 2));
  grown.set(starts.subarray(0, used));
  starts = grown;
}

/** Adds the messages where all conditions meet at one place. */
function addPositions(segment: SegmentReader, elements: readonly PlanElement[], set: Bitset): void {
  const exact: { readonly postings: Postings; readonly offset: number }[] = [];
  for (const element of elements) {
    if (element.kind !== 'pair') continue;
    const postings = segment.find(element.key);
    if (postings === undefined) return;
    exact.push({ postings, offset: element.offset });
  }
  // Words come second: their list is large to load, and a missing pair makes it needless.
  const several: WordElement[] = [];
  for (const element of elements) {
    if (element.kind === 'suffix' || element.kind === 'prefix') several.push(element);
    if (element.kind !== 'word') continue;
    const postings = postingsOf(segment.words, element.text);
    if (postings === undefined) return;
    exact.push({ postings, offset: element.offset });
  }
  exact.sort((left, right) => left.postings.end - left.postings.start - (right.postings.end - right.postings.start));

  let count = -1;
  for (const { postings, offset } of exact) {
    if (count < 0) {
      reserveStarts(postings.end - postings.start, 0);
      count = decodeStarts(postings, offset, starts, 0);
    } else {
      count = keepStarts(postings, offset, starts, count);
    }
    if (count === 0) return;
  }
  for (const element of several) {
    count = count < 0 ? collectWords(segment, element) : keepWords(segment, element, count);
    if (count === 0) return;
  }
  addMessagesAt(starts, count, segment, set);
}

function postingsOf(words: WordList, word: string): Postings | undefined {
  const rank = words.rankOf(word);
  return rank < 0 ? undefined : words.postings(rank);
}

/** Visits the postings of every word that a `suffix` or `prefix` condition allows, with the offset that they have in a match. */
function visitWords(segment: SegmentReader, element: WordElement, visit: (postings: Postings, offset: number) => void): void {
  const { words } = segment;
  const { offset } = element;
  if (element.kind === 'suffix') {
    // The text starts some code points behind the word's own start.
    for (const rank of words.endingWith(element.text)) visit(words.postings(rank), offset - (words.lengthOf(rank) - element.length));
    return;
  }
  const { from, to } = words.beginningWith(element.text);
  for (let rank = from; rank < to; rank += 1) visit(words.postings(rank), offset);
}

/** Where a match may start by this condition alone: fills `starts`, in no order; returns how many. */
function collectWords(segment: SegmentReader, element: WordElement): number {
  let count = 0;
  visitWords(segment, element, (postings, offset) => {
    reserveStarts(count + postings.end - postings.start, count);
    count = decodeStarts(postings, offset, starts, count);
  });
  return count;
}

let decoded = new Int32Array(1 << 12);

/** Keeps the first `count` of `starts` that meet this condition too; returns how many. */
function keepWords(segment: SegmentReader, element: WordElement, count: number): number {
  const words = (segment.row.addresses >>> 5) + 1;
  if (marks.length < words) marks = new Uint32Array(words);
  else marks.fill(0, 0, words);
  const limit = segment.row.addresses;
  visitWords(segment, element, (postings, offset) => {
    if (decoded.length < postings.end - postings.start) decoded = new Int32Array((postings.end - postings.start) * 2);
    const found = decodeStarts(postings, offset, decoded, 0);
    for (let index = 0; index < found; index += 1) {
      const start = decoded[index] ?? -1;
      if (start >= 0 && start < limit) addTo(marks, start);
    }
  });
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const start = starts[index] ?? -1;
    if (start >= 0 && ((marks[start >>> 5] ?? 0) >>> (start & 31) & 1) === 1) starts[kept++] = start;
  }
  return kept;
}
