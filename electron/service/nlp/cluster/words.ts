/** The words of a text that may name a cluster, in lower case, without repeats. */
export type WordsOf = (text: string) => readonly string[];

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of two Chinese characters or three letters and more that are no stop words. */
export function wordReader(stopWords: ReadonlySet<string>): WordsOf {
  return (text) => {
    const found = new Set<string>();
    for (const { segment, isWordLike } of segmenter.segment(text.slice(0, 5000))) {
      if (isWordLike !== true) continue;
      const word = segment.toLowerCase();
      if (/^\p{Script=Han}{2,}$|^\p{L}[\p{L}'’-]{2,}$/u.test(word) && !stopWords.has(word)) found.add(word);
    }
    return Array.from(found);
  };
}
