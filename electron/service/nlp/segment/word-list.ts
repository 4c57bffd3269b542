import { canBeWord, type OwnWord } from './own-words.ts';

/** A list of words as read from a text file. */
export interface WordList {
  readonly words: readonly OwnWord[];
  /** Lines that hold no word, counted from 1. */
  readonly refusedLines: readonly number[];
}

/**
 * Reads one word a line, with a frequency after a space, tab or comma if there is one, and a part of speech after that,
 * which is passed over: the format of jieba's own lists. Blank lines count for nothing.
 */
export function parseWordList(text: string): WordList {
  const words: OwnWord[] = [];
  const refusedLines: number[] = [];
  text.replace(/^\uFEFF/, '').split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const [word = '', frequency, ...rest] = line.trim().split(/[\s,]+/u);
    const isNumber = frequency === undefined || /^\d+(?:\.\d+)?$/.test(frequency);
    if (isNumber && rest.length <= 1 && canBeWord(word)) words.push({ word, frequency: frequency === undefined ? undefined : Number(frequency) });
    else refusedLines.push(index + 1);
  });
  return { words, refusedLines };
}
