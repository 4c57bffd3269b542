import { extendAlphabet } from './alphabet.ts';
import type { Dictionary } from './dictionary.ts';
import { spell } from './spell.ts';
import { blockedWeight, buildTrie, type TrieEntry } from './trie.ts';

/** A word that an analyst adds. */
export interface OwnWord {
  readonly word: string;
  /**
   * How often it occurs in the text the built-in frequencies are counted in (`Dictionary.total` words). Without one it
   * counts as one word in fifty, which keeps it whole nearly everywhere; 0 says that it is no word at all.
   */
  readonly frequency?: number | undefined;
}

/** Of all words, the share that a word without a frequency has. */
const presumedShare = 1 / 50;

/** Whether a word can be in a dictionary: no white space or controls inside, no link or emoji, at most 31 characters. */
export function canBeWord(word: string): boolean {
  return spell(word, extendAlphabet()) !== undefined;
}

/**
 * A dictionary with an analyst's words before the built-in ones: where both know a word, the analyst's frequency
 * holds. Of equal words the last counts; what cannot be a word is passed over.
 */
export function withOwnWords(dictionary: Dictionary, words: Iterable<OwnWord>): Dictionary {
  const alphabet = extendAlphabet(dictionary.alphabet);
  const entries: TrieEntry[] = [];
  for (const { word, frequency } of words) {
    const symbols = spell(word, alphabet);
    if (symbols !== undefined) entries.push({ symbols, weight: weightOf(frequency, dictionary.total) });
  }
  if (entries.length === 0) return dictionary;
  return { ...dictionary, alphabet: alphabet.finish(), own: buildTrie(entries) };
}

function weightOf(frequency: number | undefined, total: number): number {
  if (frequency === 0) return blockedWeight;
  const share = frequency === undefined ? presumedShare : Math.min(frequency / total, 0.5);
  return Math.log(share);
}
