import type { Postings } from './term-postings.ts';
import { VarintReader } from './varint.ts';
import { WordPairs } from './word-pairs.ts';

/** Ranks of words: [from, to). */
export interface RankRange {
  readonly from: number;
  readonly to: number;
}

/** A segment's words in order, with their postings (addresses and what follows). A word's rank is its index. */
export class WordList {
  /** `\nword\nword\n`, or empty. */
  readonly text: string;
  /** The postings of all words, one after the other; `#ends` says where each word's end. */
  readonly #bytes: Uint8Array;
  readonly #ends: Int32Array;
  /** Made when a part of words is first looked for. */
  #pairs: WordPairs | undefined;
  /** Whether some word has characters beyond U+FFFF, so that its length has to be counted. */
  readonly #hasAstral: boolean;
  /** Where each word starts in `text`; one more entry for the end. */
  readonly #starts: Int32Array;

  /** Throws a RangeError where the parts do not agree, which means that they are damaged. */
  constructor(text: string, sizes: Uint8Array, bytes: Uint8Array) {
    this.text = text;
    this.#bytes = bytes;
    this.#hasAstral = /[\ud800-\udbff]/.test(text);
    let count = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
    const starts = new Int32Array(Math.max(1, count));
    let rank = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts[rank++] = at + 1;
    this.#starts = starts;
    this.#ends = readEnds(sizes, starts.length - 1);
    if ((this.#ends.at(-1) ?? 0) !== bytes.length) throw new RangeError('word postings');
  }

  /** The postings of all words, for comparing. */
  get allPostings(): Uint8Array {
    return this.#bytes;
  }

  /** The postings of the word of a rank. */
  postings(rank: number): Postings {
    return { bytes: this.#bytes, start: this.#ends[rank - 1] ?? 0, end: this.#ends[rank] ?? 0 };
  }

  /** Bytes of the postings of the words of ranks [from, to). */
  bytesOf(from: number, to: number): number {
    return to <= from ? 0 : (this.#ends[to - 1] ?? 0) - (this.#ends[from - 1] ?? 0);
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  word(rank: number): string {
    return this.text.slice(this.#starts[rank] ?? 0, (this.#starts[rank + 1] ?? 1) - 1);
  }

  /** Length of a word in code points. */
  lengthOf(rank: number): number {
    const units = (this.#starts[rank + 1] ?? 1) - 1 - (this.#starts[rank] ?? 0);
    return this.#hasAstral ? Array.from(this.word(rank)).length : units;
  }

  /** The rank of exactly this word, or -1. */
  rankOf(word: string): number {
    const rank = this.#lowerBound(word);
    return rank < this.count && this.word(rank) === word ? rank : -1;
  }

  /** The ranks of the words that begin with a text. */
  beginningWith(prefix: string): RankRange {
    const from = this.#lowerBound(prefix);
    let low = from;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.word(middle).startsWith(prefix)) low = middle + 1;
      else high = middle;
    }
    return { from, to: low };
  }

  /** The ranks, ascending, of the words that contain a text. */
  containing(part: string): number[] {
    const ranks: number[] = [];
    for (const rank of this.#candidates(part)) if (this.#has(rank, part)) ranks.push(rank);
    return ranks;
  }

  /** The ranks, ascending, of the words that end with a text. */
  endingWith(ending: string): number[] {
    const ranks: number[] = [];
    for (const rank of this.#candidates(`${ending}\n`)) {
      const from = (this.#starts[rank + 1] ?? 0) - 1 - ending.length;
      if (from >= (this.#starts[rank] ?? 0) && this.text.startsWith(ending, from)) ranks.push(rank);
    }
    return ranks;
  }

  /** Whether a word contains a text; nothing is copied. */
  #has(rank: number, part: string): boolean {
    const { text } = this;
    const first = part.charCodeAt(0);
    const last = (this.#starts[rank + 1] ?? 0) - 1 - part.length;
    for (let at = this.#starts[rank] ?? 0; at <= last; at += 1) {
      if (text.charCodeAt(at) === first && text.startsWith(part, at)) return true;
    }
    return false;
  }

  #candidates(pattern: string): Iterable<number> {
    this.#pairs ??= new WordPairs(this.text, this.count);
    return this.#pairs.wordsWith(pattern);
  }

  #lowerBound(word: string): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.word(middle) < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function readEnds(sizes: Uint8Array, count: number): Int32Array {
  const reader = new VarintReader(sizes);
  const ends = new Int32Array(count);
  let end = 0;
  for (let rank = 0; rank < count; rank += 1) {
    end += reader.next();
    ends[rank] = end;
  }
  return ends;
}
