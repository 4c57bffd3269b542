import { foldText } from '../../search/fold.ts';
import { countedAs, createTokenBuffer, kind, segmentInto } from '../segment/index.ts';
import type { Segmentation } from '../segment/index.ts';

/** A word as it is counted (other names of one thing and forms of one English word are one) and as it stands in the text. */
export interface ReadWord {
  readonly key: string;
  readonly form: string;
}

/** The words of a text that may name a cluster; of several forms of one word the first. */
export type WordReader = (text: string) => readonly ReadWord[];

/** Words are read from so many characters (UTF-16 units) of a text. */
const longestText = 5000;
const canName = /^\p{Script=Han}{2,}$|^(?=.*\p{L}{2})[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}'’&-]+$/u;

/** A reader of words of at least two letters or characters that are no stop words, numbers or addresses. */
export function createWordReader({ dictionary, stopWords, synonyms }: Segmentation): WordReader {
  const tokens = createTokenBuffer();
  return (text) => {
    const found = new Map<string, ReadWord>();
    segmentInto(text.slice(0, longestText), dictionary, tokens);
    for (let index = 0; index < tokens.count; index += 1) {
      if (tokens.kinds[index] !== kind.han && tokens.kinds[index] !== kind.letters) continue;
      const own = text.slice(tokens.unitStarts[index], tokens.unitEnds[index]);
      const folded = foldText(own);
      if (!canName.test(folded) || stopWords.has(folded)) continue;
      const key = countedAs(folded, synonyms);
      if (!found.has(key)) found.set(key, { key, form: synonyms.get(folded) ?? own });
    }
    return Array.from(found.values());
  };
}
