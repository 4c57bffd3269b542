import { emptyBitset } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { partNumber } from './dense-parts.ts';
import { isFoldedWord } from './fold.ts';
import { anythingFollows } from './following.ts';
import { findPositions } from './position-search.ts';
import type { MatchesAt } from './position-search.ts';
import { nearlySorted } from './nearly-sorted.ts';
import { addCharacterMessages, addMessagesAt, decodeStarts, decodeWordStarts } from './postings.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { Postings } from './term-postings.ts';
import type { SubstringPlan } from './substring-plan.ts';
import { characterKey, pairsBeginningWith, partKey } from './term-keys.ts';

/** The messages of a segment that contain exactly this word (folded). */
export function findWord(segment: SegmentReader, word: string): Bitset {
  const set = emptyBitset(segment.messages);
  const rank = segment.words.rankOf(word);
  if (rank >= 0) addUnion(segment, [rank], set);
  return set;
}

/** The messages of a segment that contain a word with this beginning (folded). */
export function findPrefix(segment: SegmentReader, prefix: string): Bitset {
  const set = emptyBitset(segment.messages);
  const { from, to } = segment.words.beginningWith(prefix);
  addUnion(segment, Array.from({ length: to - from }, (_, index) => from + index), set);
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
      segment.visitRange(from, to, (pairs) => addPairMessages(segment, pairs, set));
    }
  } else if (plan.kind === 'inside-word') {
    const part = partNumber(plan.text);
    const dense = part < 0 ? undefined : segment.find(partKey(part));
    if (dense !== undefined) addCharacterMessages(dense, set);
    else addUnion(segment, segment.words.containing(plan.text), set);
  } else {
    findPositions(segment, plan.elements, set, matchesAt);
  }
  return set;
}

/** Addresses decoded; one search after the other uses it. */
let addresses = new Int32Array(1 << 14);

function withRoom(length: number): Int32Array {
  if (length > addresses.length) addresses = new Int32Array(Math.max(length, addresses.length * 2));
  return addresses;
}

/** Adds the messages that have any of these words. */
function addUnion(segment: SegmentReader, ranks: readonly number[], set: Bitset): void {
  const { words } = segment;
  let size = 0;
  for (const rank of ranks) size += words.bytesOf(rank, rank + 1);
  const decoded = withRoom(size);
  let count = 0;
  for (const rank of ranks) count = decodeWordStarts(words.postings(rank), 0, anythingFollows, decoded, count);
  addMessagesAt(nearlySorted(decoded, count, segment.row.addresses), count, segment, set);
}

function addPairMessages(segment: SegmentReader, pairs: Postings, set: Bitset): void {
  const decoded = withRoom(pairs.end - pairs.start);
  addMessagesAt(decoded, decodeStarts(pairs, 0, decoded), segment, set);
}
