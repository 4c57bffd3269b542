import { foldText } from '#service/search/fold.ts';
import { createFormTable, full } from './form-table.ts';
import { countedAs, type Segmentation } from './segmentation.ts';
import { segmentInto } from './segment.ts';
import { createTokenBuffer } from './token-buffer.ts';
import { kind } from './token-kind.ts';

/** A word, and how often and in how many texts of each of two samples it stands. */
export interface CountedWord {
  /** What it is counted by: folded; of English words the stem. */
  readonly key: string;
  /** How it is written, the most frequent way first. */
  readonly forms: readonly string[];
  readonly counts: readonly [number, number];
  readonly texts: readonly [number, number];
}

/** Counts the words of texts that belong to one of two samples. Stop words, numbers, links, emoji and marks are no words. */
export interface WordCounter {
  add(text: string, sample: 0 | 1): void;
  /** Words counted in each sample, with repetition: the denominators. */
  readonly totals: readonly [number, number];
  /** The words that stand at least so often, in at least so many texts, in both samples together. */
  words(leastCount: number, leastTexts: number): CountedWord[];
  /** Different words. */
  size(): number;
}

/** UTF-16 units of the longest word that is counted: longer runs of letters are keys and hashes. */
const longestWord = 40;
/** Ways of writing that are kept apart; beyond, new ones are not counted any more. */
const mostForms = 2_000_000;
const notCounted = -1;

/** A counter by a project's segmentation. */
export function createWordCounter({ dictionary, stopWords, synonyms }: Segmentation): WordCounter {
  const buffer = createTokenBuffer();
  /** Ways of writing, as they stand in the texts. */
  const table = createFormTable(mostForms);
  let known = 0;
  /** By form: the word it is counted as, or `notCounted`. */
  let formWord = new Int32Array(1024);
  /** By form: how often. */
  let formCount = new Uint32Array(1024);
  const words = new Map<string, number>();
  /** Four numbers a word: count and texts of the first sample, then of the second. */
  let counts = new Uint32Array(4096);
  /** By word: the last text it was seen in, so that a text counts once. */
  let lastText = new Int32Array(1024);
  const totals: [number, number] = [0, 0];
  let text = 0;

  const wordOf = (form: string): number => {
    const folded = foldText(form);
    if (stopWords.has(folded)) return notCounted;
    const key = countedAs(folded, synonyms);
    if (stopWords.has(key)) return notCounted;
    let word = words.get(key);
    if (word === undefined) {
      word = words.size;
      words.set(key, word);
      if (word >= lastText.length) {
        lastText = enlarge(lastText);
        counts = enlarge(counts);
      }
      lastText[word] = -1;
    }
    return word;
  };

  return {
    totals,
    size: () => words.size,
    add: (value, sample) => {
      segmentInto(value, dictionary, buffer);
      text += 1;
      for (let index = 0; index < buffer.count; index += 1) {
        const found = buffer.kinds[index];
        if (found !== kind.han && found !== kind.letters) continue;
        const start = buffer.unitStarts[index] ?? 0;
        const end = buffer.unitEnds[index] ?? 0;
        if (end - start > longestWord) continue;
        const place = table.number(value, start, end);
        if (place === full) continue;
        if (place === known) {
          known += 1;
          if (place >= formWord.length) {
            formWord = enlarge(formWord);
            formCount = enlarge(formCount);
          }
          formWord[place] = wordOf(table.forms[place] ?? '');
        }
        const word = formWord[place] ?? notCounted;
        if (word === notCounted) continue;
        totals[sample] += 1;
        formCount[place] = (formCount[place] ?? 0) + 1;
        const at = word * 4 + sample * 2;
        counts[at] = (counts[at] ?? 0) + 1;
        if (lastText[word] !== text) {
          lastText[word] = text;
          counts[at + 1] = (counts[at + 1] ?? 0) + 1;
        }
      }
    },
    words: (leastCount, leastTexts) => {
      const kept = new Map<number, { key: string; forms: [string, number][] }>();
      for (const [key, word] of words) {
        const [firstCount = 0, firstTexts = 0, secondCount = 0, secondTexts = 0] = counts.subarray(word * 4, word * 4 + 4);
        if (firstCount + secondCount >= leastCount && firstTexts + secondTexts >= leastTexts) kept.set(word, { key, forms: [] });
      }
      for (const [place, form] of table.forms.entries()) kept.get(formWord[place] ?? notCounted)?.forms.push([form, formCount[place] ?? 0]);
      return [...kept].map(([word, { key, forms: written }]) => {
        const [firstCount = 0, firstTexts = 0, secondCount = 0, secondTexts = 0] = counts.subarray(word * 4, word * 4 + 4);
        written.sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1));
        return { key, forms: written.map(([form]) => form), counts: [firstCount, secondCount], texts: [firstTexts, secondTexts] };
      });
    },
  };
}

function enlarge<A extends Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(array: A): A;
function enlarge(array: Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>) {
  const larger = array instanceof Int32Array ? new Int32Array(array.length * 2) : new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
