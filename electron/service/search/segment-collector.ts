import { foldBuffer, foldIntoBuffer, isFoldedWord } from './fold.ts';
import { followingBits, followingCode } from './following.ts';
import { PostingColumns } from './growing-arrays.ts';
import { KeyTable } from './key-table.ts';
import { endOfText } from './term-keys.ts';
import { WordTable } from './word-table.ts';
import { defaultSegmentLimits } from './limits.ts';
import type { SegmentLimits } from './limits.ts';

/** Code points of a message, generously. */
const typicalLength = 200;

/**
 * Gathers the postings of one segment, text by text. Each message owns the addresses
 * [base, base + its code points) and one unused address behind them, so that no match can run from one
 * message into the next.
 */
export class SegmentCollector {
  /** Pairs (see term-keys.ts); values are addresses. */
  readonly pairs = new KeyTable();
  readonly pairPostings: PostingColumns;
  /** Values are addresses * 2^followingBits + what follows (see following.ts). */
  readonly words = new WordTable();
  readonly wordPostings: PostingColumns;
  /** Characters; values are message numbers within the segment. */
  readonly characters = new KeyTable();
  readonly characterPostings: PostingColumns;
  /** Code points of each message; 0 where the id does not exist or its text is oversize. */
  readonly lengths: number[] = [];
  /** Numbers of messages whose text is too long to index. */
  readonly oversize: number[] = [];
  addresses = 0;

  /** Dense numbers of basic-plane characters (+1), and the last message that had each character. */
  readonly #characterNumbers = new Int32Array(0x10000);
  #lastMessage = new Int32Array(1 << 14).fill(-1);
  readonly #limits: SegmentLimits;

  /** `expected` is how many messages are still to come, which sizes the columns: growing them copies them. */
  constructor(limits: SegmentLimits = defaultSegmentLimits, expected = 0) {
    this.#limits = limits;
    const codePoints = Math.min(limits.addresses, Math.min(limits.messages, expected) * typicalLength) + 1024;
    this.pairPostings = new PostingColumns(codePoints);
    this.characterPostings = new PostingColumns(Math.ceil(codePoints * 0.6));
    this.wordPostings = new PostingColumns(Math.ceil(codePoints * 0.15));
  }

  get messages(): number {
    return this.lengths.length;
  }

  /** Whether a text of that many UTF-16 units may still be added. */
  hasRoom(units: number): boolean {
    if (this.messages === 0) return true;
    return this.messages < this.#limits.messages
      && (units > this.#limits.longestText || this.addresses + units + 1 <= this.#limits.addresses);
  }

  /** Notes an id without a message. */
  addMissing(): void {
    this.lengths.push(0);
    this.addresses += 1;
  }

  /** Adds the next message. */
  add(text: string): void {
    if (text.length > this.#limits.longestText) {
      this.oversize.push(this.messages);
      this.addMissing();
      return;
    }
    const length = foldIntoBuffer(text);
    this.#collect(foldBuffer(), length, this.messages, this.addresses);
    this.lengths.push(length);
    this.addresses += length + 1;
  }

  #collect(codes: Int32Array, length: number, message: number, base: number): void {
    const { pairs, pairPostings, characterPostings } = this;
    pairPostings.reserve(length);
    this.wordPostings.reserve(length);
    characterPostings.reserve(length);
    const characterNumbers = this.#characterNumbers;
    let pairCount = pairPostings.length;
    let characterCount = characterPostings.length;
    const pairTerms = pairPostings.terms;
    const pairValues = pairPostings.values;
    const characterTerms = characterPostings.terms;
    const characterValues = characterPostings.values;

    /** Start of the word being read, or -1. */
    let wordStart = -1;
    let previous = 0;
    for (let index = 0; index < length; index += 1) {
      const code = codes[index] ?? 0;
      let number = code < 0x10000 ? (characterNumbers[code] ?? 0) - 1 : -1;
      if (number < 0) number = this.#numberCharacter(code);
      if (this.#lastMessage[number] !== message) {
        this.#lastMessage[number] = message;
        characterTerms[characterCount] = number;
        characterValues[characterCount++] = message;
      }
      const isWord = isFoldedWord(code);
      if (index > 0 && !(isWord && wordStart >= 0)) {
        pairTerms[pairCount] = pairs.number(previous, code);
        pairValues[pairCount++] = base + index - 1;
      }
      if (isWord) {
        if (wordStart < 0) wordStart = index;
      } else if (wordStart >= 0) {
        this.#addWord(codes, wordStart, index, length, base);
        wordStart = -1;
      }
      previous = code;
    }
    if (wordStart >= 0) this.#addWord(codes, wordStart, length, length, base);
    else if (length > 0) {
      pairTerms[pairCount] = pairs.number(previous, endOfText);
      pairValues[pairCount++] = base + length - 1;
    }
    pairPostings.length = pairCount;
    characterPostings.length = characterCount;
  }

  #addWord(codes: Int32Array, start: number, end: number, length: number, base: number): void {
    const { wordPostings } = this;
    wordPostings.terms[wordPostings.length] = this.words.number(codes, start, end);
    wordPostings.values[wordPostings.length] = (base + start) * 2 ** followingBits + followingCode(codes, end, length);
    wordPostings.length += 1;
  }

  #numberCharacter(code: number): number {
    const number = this.characters.number(0, code);
    if (code < 0x10000) this.#characterNumbers[code] = number + 1;
    if (number >= this.#lastMessage.length) {
      const grown = new Int32Array(this.#lastMessage.length * 2).fill(-1);
      grown.set(this.#lastMessage);
      this.#lastMessage = grown;
    }
    return number;
  }
}
