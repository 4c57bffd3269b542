import { foldText } from '#service/search/fold.ts';
import { extendAlphabet, numberSymbol } from './alphabet.ts';
import type { Dictionary } from './dictionary.ts';
import { spell } from './spell.ts';
import { buildTrie, type TrieEntry } from './trie.ts';

/** What the built-in dictionary is made of, as text files. */
export interface DictionarySources {
  /** A word, its frequency and its part of speech a line, as jieba has it. */
  readonly general: string;
  /** Our own words, one a line; lines with # are headings. */
  readonly terms: readonly string[];
  /** What follows a number and counts with it as one word, one a line. */
  readonly units: string;
}

/** Frequency of our own words where the general dictionary has none or a lower one. */
const termFrequency = 500;
/** Log probability of a number. */
const numberWeight = -6;
/** By how much a number with its unit is likelier than both apart. */
const unitBonus = 1;
/** Log probability of a unit that is no word, such as %. */
const otherUnitWeight = -7;

/** Compiles the built-in dictionary: at build time, since it takes seconds. */
export function compileDictionary({ general, terms, units }: DictionarySources): Dictionary {
  const frequencies = new Map<string, number>();
  let total = 0;
  for (const line of linesOf(general)) {
    const [word = '', count = ''] = line.split(' ');
    const frequency = Number(count);
    if (!(frequency > 0)) throw new RangeError(`A word without a frequency: ${line}`);
    const folded = foldText(word);
    frequencies.set(folded, (frequencies.get(folded) ?? 0) + frequency);
    total += frequency;
  }
  for (const word of terms.flatMap(linesOf).map(foldText)) frequencies.set(word, Math.max(frequencies.get(word) ?? 0, termFrequency));

  const alphabet = extendAlphabet();
  // The most frequent characters get the lowest numbers, whose cells then lie together.
  for (const character of charactersByFrequency(frequencies)) spell(character, alphabet);
  const entries: TrieEntry[] = [{ symbols: [numberSymbol], weight: numberWeight }];
  for (const [word, frequency] of frequencies) {
    const symbols = spell(word, alphabet);
    if (symbols === undefined) throw new RangeError(`No word: ${word}`);
    entries.push({ symbols, weight: Math.log(frequency / total) });
  }
  for (const unit of linesOf(units).map(foldText)) {
    const symbols = spell(unit, alphabet);
    if (symbols === undefined) throw new RangeError(`No unit: ${unit}`);
    const frequency = frequencies.get(unit);
    const weight = frequency === undefined ? otherUnitWeight : Math.log(frequency / total);
    entries.push({ symbols: [numberSymbol, ...symbols], weight: numberWeight + weight + unitBonus });
  }
  return { alphabet: alphabet.finish(), base: buildTrie(entries), own: undefined, total, unknownWeight: -Math.log(total) };
}

const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));

function charactersByFrequency(frequencies: ReadonlyMap<string, number>): string[] {
  const sums = new Map<string, number>();
  for (const [word, frequency] of frequencies) for (const character of word) sums.set(character, (sums.get(character) ?? 0) + frequency);
  return [...sums].toSorted((left, right) => right[1] - left[1]).map(([character]) => character);
}
