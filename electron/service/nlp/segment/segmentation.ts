import { foldText } from '#service/search/fold.ts';
import type { Dictionary } from './dictionary.ts';
import { stemEnglish } from './english-stem.ts';
import { builtInDictionary } from './load-dictionary.ts';
import { withOwnWords, type OwnWord } from './own-words.ts';
import { chineseStopWords } from './stop-words/chinese.ts';
import { englishStopWords } from './stop-words/english.ts';

/** How a project's texts are cut into words and which of them count. All words in it are folded. */
export interface Segmentation {
  readonly dictionary: Dictionary;
  /** The project's own words. */
  readonly ownWords: ReadonlySet<string>;
  /** Words left out of counts. */
  readonly stopWords: ReadonlySet<string>;
  /** Words that count as another: other names of the same. */
  readonly synonyms: ReadonlyMap<string, string>;
}

/** An analyst's word, and the word it counts as where it is another name of it. */
export interface ProjectWord extends OwnWord {
  readonly countsAs: string | null;
}

/** The segmentation by a project's own words and stop words. */
export function createSegmentation(words: readonly ProjectWord[], stopWords: Iterable<string>): Segmentation {
  return {
    dictionary: withOwnWords(builtInDictionary(), words),
    ownWords: new Set(words.filter(({ frequency }) => frequency !== 0).map(({ word }) => foldText(word))),
    stopWords: new Set(Array.from(stopWords, foldText)),
    synonyms: new Map(words.flatMap(({ word, countsAs }) => (countsAs === null ? [] : [[foldText(word), foldText(countsAs)]]))),
  };
}

/** The segmentation where no project says otherwise. */
export function builtInSegmentation(): Segmentation {
  return createSegmentation([], [...chineseStopWords, ...englishStopWords]);
}

/** What a folded word is counted as: the word it is another name of, an English word's stem, else itself. */
export function countedAs(folded: string, synonyms: ReadonlyMap<string, string>): string {
  const name = synonyms.get(folded) ?? folded;
  return /^[a-z'’]+$/.test(name) ? stemEnglish(name) : name;
}
