import { isWordCode } from '#shared/query/characters.ts';
import { isHan } from '../evaluate.ts';
import { normalise, spaceCode, type NormalText } from '../normal-text.ts';
import type { Language } from './polarity.ts';

/** N-grams that so many of the texts hold are taken; fewer say more about a text than about a word. */
const leastTexts = 2;
/** The most that are taken, the most frequent first. */
const mostNgrams = 4000;
const longestChinese = 4;

/** The n-grams of labelled texts that a dictionary may take in: runs of two to four Chinese characters; English words and pairs of words. */
export function newNgrams(texts: readonly string[], language: Language): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const own = new Set(language === 'zh' ? chineseRuns(normalise(text)) : englishWords(normalise(text)));
    for (const ngram of own) counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= leastTexts)
    .toSorted(([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1))
    .slice(0, mostNgrams)
    .map(([ngram]) => ngram);
}

function chineseRuns({ codes, length }: NormalText): string[] {
  const runs: string[] = [];
  for (let from = 0; from < length; from += 1) {
    for (let to = from + 1; to <= Math.min(length, from + longestChinese) && isHan(codes[to - 1] ?? 0); to += 1) {
      if (to - from > 1) runs.push(String.fromCodePoint(...codes.subarray(from, to)));
    }
  }
  return runs;
}

function englishWords({ codes, length }: NormalText): string[] {
  const words: [from: number, to: number][] = [];
  for (let at = 1; at < length; at += 1) {
    if (codes[at - 1] !== spaceCode || !isWordCode(codes[at] ?? 0)) continue;
    let to = at;
    while (to < length && codes[to] !== spaceCode) to += 1;
    if (to < length) words.push([at - 1, to + 1]);
  }
  return words.flatMap(([from, to], index) => {
    const next = words[index + 1];
    const ends = next !== undefined && next[0] === to - 1 ? [to, next[1]] : [to];
    return ends.map((end) => String.fromCodePoint(...codes.subarray(from, end)));
  });
}
