import type { Keyword } from './types.ts';

const labelWords = 3;
/** What is longer than this, in characters as a reader counts them, is no word of a language but a chain of letters. */
const longestShown = 32;
/** UTF-16 units of such a piece: a character may carry any number of marks. */
const longestUnits = 4 * longestShown;
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A word as it is shown: the beginning of one that is too long to read, with an ellipsis; no character is cut in two. */
export function shownWord(word: string): string {
  if (word.length <= longestShown) return word;
  let end = 0;
  let count = 0;
  for (const { index, segment } of characters.segment(word.slice(0, longestUnits))) {
    if (count === longestShown || index + segment.length >= longestUnits) break;
    count += 1;
    end = index + segment.length;
  }
  return end === word.length ? word : `${word.slice(0, end)}…`;
}

/** A label of the first keywords of each cluster; where two would be the same, further keywords part them. */
export function distinctLabels(keywords: readonly (readonly Keyword[])[]): string[] {
  const taken = new Set<string>();
  return keywords.map((words) => {
    if (words.length === 0) return '';
    for (let count = Math.min(labelWords, words.length); count <= words.length; count += 1) {
      const label = words.slice(0, count).map(({ text }) => text).join(' · ');
      if (taken.has(label)) continue;
      taken.add(label);
      return label;
    }
    const base = words.slice(0, labelWords).map(({ text }) => text).join(' · ');
    let number = 2;
    while (taken.has(`${base} (${number})`)) number += 1;
    taken.add(`${base} (${number})`);
    return `${base} (${number})`;
  });
}
