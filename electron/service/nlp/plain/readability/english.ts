/** English readability of a text; all by their authors' formulas. */
export interface EnglishReadability {
  readonly words: number;
  readonly sentences: number;
  readonly wordsPerSentence: number;
  /** Flesch Reading Ease (Flesch 1948): higher is easier. */
  readonly flesch: number;
  /** Flesch-Kincaid grade (Kincaid et al. 1975). */
  readonly fleschKincaid: number;
  /** Gunning Fog index (Gunning 1952). */
  readonly fog: number;
  /** SMOG grade (McLaughlin 1969), meant for thirty sentences or more. */
  readonly smog: number;
}

const vowels = /[aeiouy]+/g;

/**
 * Syllables of an English word by its vowel groups: a final silent e and -ed, -es do not count, a final -le after a
 * consonant does. Right for about nine words of ten, which is enough for differences between two texts.
 */
export function syllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return letters === '' ? 0 : 1;
  const stem = letters.replace(/(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$/, (ending) => ending.charAt(0)).replace(/^y/, '');
  return Math.max(1, stem.match(vowels)?.length ?? 0);
}

/** Measures a text; undefined where it holds no English word. */
export function englishReadability(text: string): EnglishReadability | undefined {
  const words = text.match(/[A-Za-z]+(?:['’-][A-Za-z]+)*/g) ?? [];
  if (words.length === 0) return undefined;
  const sentences = Math.max(1, text.split(/[.!?]+(?=\s|$)|\n+/).filter((sentence) => /[A-Za-z]/.test(sentence)).length);
  const counts = words.map(syllables);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const polysyllables = counts.filter((count) => count >= 3).length;
  const wordsPerSentence = words.length / sentences;
  return {
    words: words.length,
    sentences,
    wordsPerSentence,
    flesch: 206.835 - 1.015 * wordsPerSentence - 84.6 * (total / words.length),
    fleschKincaid: 0.39 * wordsPerSentence + 11.8 * (total / words.length) - 15.59,
    fog: 0.4 * (wordsPerSentence + 100 * (polysyllables / words.length)),
    smog: 1.043 * Math.sqrt(polysyllables * (30 / sentences)) + 3.1291,
  };
}
