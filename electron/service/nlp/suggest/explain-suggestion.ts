import { sigmoid } from '../linear/platt.ts';
import type { Suggester } from './suggester.ts';

/** A stretch of a text, in UTF-16 units, half-open. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A word of a text and what it does for a code. */
export interface Reason extends Stretch {
  /** The score of the text less its score without the word: above 0 it speaks for the code, below 0 against it. */
  readonly adds: number;
}

/** Each word asked about costs a scoring of the text: of a long one only the words that say most by themselves are tried. */
const mostTried = 80;
/** What stands in a word's place: a character that no text has, so that every gram that touches the word is unknown. */
const absent = '\uE000';

/** What each word of a text does for a code, the greatest first. `words` are stretches of the text; `between` may throw. */
export function explainSuggestion(suggester: Suggester, text: string, code: number, words: readonly Stretch[], between: () => void): Reason[] {
  const score = (some: string) => sigmoid(suggester.logOdds(some, code));
  const whole = score(text);
  return likelyWords(suggester, text, code, words)
    .map(({ start, end }): Reason => {
      between();
      return { start, end, adds: whole - score(text.slice(0, start) + absent + text.slice(end)) };
    })
    .toSorted((left, right) => Math.abs(right.adds) - Math.abs(left.adds) || left.start - right.start);
}

function likelyWords(suggester: Suggester, text: string, code: number, words: readonly Stretch[]): readonly Stretch[] {
  if (words.length <= mostTried) return words;
  const alone = words.map((word) => ({ word, says: Math.abs(suggester.logOdds(text.slice(word.start, word.end), code)) }));
  return alone.toSorted((left, right) => right.says - left.says).slice(0, mostTried).map(({ word }) => word);
}
