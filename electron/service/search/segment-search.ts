import { emptyBitset } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { partNumber } from './dense-parts.ts';
import { isFoldedWord } from './fold.ts';
import { findPositions } from './position-search.ts';
import type { MatchesAt } from './position-search.ts';
import { addAddressMessages, addCharacterMessages, pairBits, wordBits } from './postings.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { SubstringPlan } from './substring-plan.ts';
import { characterKey, pairsBeginningWith, partKey } from './term-keys.ts';

/** The messages of a segment that contain exactly this word (folded). */
export function findWord(segment: SegmentReader, word: string): Bitset {
  const set = emptyBitset(segment.messages);
  const rank = segment.words.rankOf(word);
  if (rank >= 0) addAddressMessages(segment.words.postings(rank), wordBits, segment, set);
  return set;
}

/** The messages of a segment that contain a word with this beginning (folded). */
export function findPrefix(segment: SegmentReader, prefix: string): Bitset {
  const set = emptyBitset(segment.messages);
  const { from, to } = segment.words.beginningWith(prefix);
  for (let rank = from; rank < to; rank += 1) addAddressMessages(segment.words.postings(rank), wordBits, segment, set);
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
      segment.visitRange(from, to, (pairs) => addAddressMessages(pairs, pairBits, segment, set));
    }
  } else if (plan.kind === 'inside-word') {
    const part = partNumber(plan.text);
    const dense = part < 0 ? undefined : segment.find(partKey(part));
    if (dense !== undefined) addCharacterMessages(dense, set);
    else for (const rank of segment.words.containing(plan.text)) addAddressMessages(segment.words.postings(rank), wordBits, segment, set);
  } else {
    findPositions(segment, plan.elements, set, matchesAt);
  }
  return set;
}
