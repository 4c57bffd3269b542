import type { Alphabet } from './alphabet.ts';
import type { Trie } from './trie.ts';

/** What text is segmented by: the built-in words, and an analyst's own, which come before them. */
export interface Dictionary {
  readonly alphabet: Alphabet;
  readonly base: Trie;
  readonly own: Trie | undefined;
  /** Words in the text in which the built-in frequencies were counted. */
  readonly total: number;
  /** Log probability of what is no word by itself: as if it had been counted once. */
  readonly unknownWeight: number;
}
