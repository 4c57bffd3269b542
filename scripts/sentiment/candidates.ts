import { emptyText, normalise, spaceCode, type NormalText } from '#service/nlp/sentiment/normal-text.ts';
import type { Language } from './data.ts';

/** The n-grams that may enter a dictionary: which of them each text holds, each once. CSR without values. */
export interface Candidates {
  readonly ngrams: readonly string[];
  readonly starts: Int32Array;
  readonly columns: Int32Array;
}

type Emit = (first: number, second: number, from: number, to: number) => void;

const longestChinese = 4;
const shortestPart = 3;
const longestPart = 6;
const longestWords = 26;

/** Chinese: every run of one to four signs. */
function chineseGrams({ codes, length }: NormalText, emit: Emit): void {
  for (let from = 0; from < length; from += 1) {
    let [first, second]: [number, number] = [...hashStart];
    for (let at = from; at < Math.min(length, from + longestChinese); at += 1) {
      const code = codes[at] ?? 0;
      first = mixFirst(first, code);
      second = mixSecond(second, code);
      emit(first, second, from, at + 1);
    }
  }
}

/** English: parts of three to six signs within a word and the spaces around it, and one or two whole words. */
function englishGrams({ codes, length }: NormalText, emit: Emit): void {
  for (let from = 0; from < length - 1; from += 1) {
    const beginsWord = codes[from] === spaceCode;
    let [first, second]: [number, number] = [...hashStart];
    let spaces = 0;
    for (let at = from; at < Math.min(length, from + longestWords); at += 1) {
      const code = codes[at] ?? 0;
      first = mixFirst(first, code);
      second = mixSecond(second, code);
      if (at === from) continue;
      const size = at - from + 1;
      const isPart = size >= shortestPart && size <= longestPart;
      if (code === spaceCode) {
        spaces += 1;
        if (beginsWord || (spaces === 1 && isPart)) emit(first, second, from, at + 1);
        if (!beginsWord || spaces === 2) break;
      } else if (spaces === 0) {
        if (isPart) emit(first, second, from, at + 1);
        else if (size > longestPart && !beginsWord) break;
      }
    }
  }
}

const hashStart = [0x1234567, 0x7654321] as const;

function mixFirst(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

function mixSecond(hash: number, code: number): number {
  const mixed = Math.imul(hash + code, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The candidates of texts of one language: those that so many texts hold. */
export function findCandidates(texts: readonly string[], language: Language, leastTexts: number): Candidates {
  const grams = language === 'zh' ? chineseGrams : englishGrams;
  const counts = countGrams(texts, grams);
  const ngrams: string[] = [];
  const numbers = new Int32Array(counts.texts.length).fill(-1);
  const starts = new Int32Array(texts.length + 1);
  let columns = new Int32Array(1 << 20);
  let total = 0;
  counts.lastText.fill(-1);
  const buffer = emptyText();
  texts.forEach((text, number) => {
    const normal = normalise(text, buffer);
    grams(normal, (first, second, from, to) => {
      const slot = counts.slotOf(first, second);
      if ((counts.texts[slot] ?? 0) < leastTexts || counts.lastText[slot] === number) return;
      counts.lastText[slot] = number;
      if (numbers[slot] === -1) {
        numbers[slot] = ngrams.length;
        ngrams.push(String.fromCodePoint(...normal.codes.subarray(from, to)));
      }
      if (total === columns.length) {
        const more = new Int32Array(total * 2);
        more.set(columns);
        columns = more;
      }
      columns[total] = numbers[slot] ?? 0;
      total += 1;
    });
    starts[number + 1] = total;
  });
  return { ngrams, starts, columns: columns.subarray(0, total) };
}

/** The candidates that hold. */
export function candidatesWhere({ ngrams, starts, columns }: Candidates, holds: (ngram: string) => boolean): Candidates {
  const kept = ngrams.filter(holds);
  const places = new Map(kept.map((ngram, column) => [ngram, column]));
  const numbers = Int32Array.from(ngrams, (ngram) => places.get(ngram) ?? -1);
  const fewer: number[] = [];
  const ends = [0];
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = numbers[columns[at] ?? 0] ?? -1;
      if (column !== -1) fewer.push(column);
    }
    ends.push(fewer.length);
  }
  return { ngrams: kept, starts: Int32Array.from(ends), columns: Int32Array.from(fewer) };
}

/** In how many texts each n-gram stands, by two 32-bit hashes of its codes. */
function countGrams(texts: readonly string[], grams: (text: NormalText, emit: Emit) => void) {
  const size = 1 << 24;
  const firsts = new Int32Array(size);
  const seconds = new Int32Array(size);
  const counted = new Int32Array(size);
  const lastText = new Int32Array(size).fill(-1);
  const slotOf = (first: number, second: number): number => {
    let slot = (first ^ Math.imul(second, 0x9e3779b1)) & (size - 1);
    while (counted[slot] !== 0 && !(firsts[slot] === first && seconds[slot] === second)) slot = (slot + 1) & (size - 1);
    return slot;
  };
  let used = 0;
  const buffer = emptyText();
  texts.forEach((text, number) => {
    grams(normalise(text, buffer), (first, second) => {
      const slot = slotOf(first, second);
      if (lastText[slot] === number) return;
      if (counted[slot] === 0) {
        used += 1;
        if (used > size * 0.8) throw new Error('More n-grams than the table of candidates holds.');
      }
      lastText[slot] = number;
      firsts[slot] = first;
      seconds[slot] = second;
      counted[slot] = (counted[slot] ?? 0) + 1;
    });
  });
  return { texts: counted, lastText, slotOf };
}
