import type { BlockPacker } from './block-packer.ts';
import { emptyBitset } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { followingBits } from './following.ts';
import type { SegmentCollector } from './segment-collector.ts';
import { partKey } from './term-keys.ts';

/**
 * Parts of two to four letters or digits (a to z, 0 to 9) that so many words have that a union of their postings
 * would take long: the messages that have them are kept as bitmaps.
 */
const longestPart = 4;
const symbols = 37;
/** Kept where the words that have a part occur more often than this share of the segment's messages. */
const denseShare = 0.3;
/** First byte of the postings of a character or a part: a bitmap (see segment-encoder.ts). */
const bitmap = 1;

/** 1 to 36 for a letter or digit, 0 for anything else. */
function symbolOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code - 0x60;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 27 : 0;
}

/** The number of a part, or -1 for one that no bitmap is kept of. */
export function partNumber(part: string): number {
  if (part.length < 2 || part.length > longestPart) return -1;
  let number = 0;
  for (let index = 0; index < part.length; index += 1) {
    const symbol = symbolOf(part.charCodeAt(index));
    if (symbol === 0) return -1;
    number = number * symbols + symbol;
  }
  return number;
}

/** Calls `visit` with the number of each part of a word. */
function visitParts(word: string, visit: (part: number) => void): void {
  for (let start = 0; start + 1 < word.length; start += 1) {
    let part = symbolOf(word.charCodeAt(start));
    if (part === 0) continue;
    for (let end = start + 1; end < word.length && end < start + longestPart; end += 1) {
      const symbol = symbolOf(word.charCodeAt(end));
      if (symbol === 0) break;
      part = part * symbols + symbol;
      visit(part);
    }
  }
}

/** Adds a bitmap of messages for each part that is dense, in key order. */
export function encodeDenseParts(packer: BlockPacker, collector: SegmentCollector): void {
  const { words, wordPostings, messages } = collector;
  const occurrences = new Int32Array(words.count);
  for (let index = 0; index < wordPostings.length; index += 1) {
    const word = wordPostings.terms[index] ?? 0;
    occurrences[word] = (occurrences[word] ?? 0) + 1;
  }
  const texts = Array.from({ length: words.count }, (_, word) => words.word(word));
  const counts = new Int32Array(symbols ** longestPart);
  for (const [word, text] of texts.entries()) {
    const weight = occurrences[word] ?? 0;
    visitParts(text, (part) => {
      counts[part] = (counts[part] ?? 0) + weight;
    });
  }
  const limit = Math.max(8, messages * denseShare);
  const sets = new Map<number, Bitset>();
  for (let part = 0; part < counts.length; part += 1) if ((counts[part] ?? 0) > limit) sets.set(part, emptyBitset(messages));
  if (sets.size === 0) return;
  fillSets(sets, texts, collector);
  for (const [part, set] of sets) {
    const bytes = new Uint8Array(set.buffer);
    packer.reserve(bytes.length + 1);
    packer.bytes[packer.position] = bitmap;
    packer.bytes.set(bytes, packer.position + 1);
    packer.finish(partKey(part), packer.position + 1 + bytes.length);
  }
}

function fillSets(sets: ReadonlyMap<number, Bitset>, texts: readonly string[], collector: SegmentCollector): void {
  const { wordPostings, lengths } = collector;
  const setsByWord = texts.map((text) => {
    const found: Bitset[] = [];
    visitParts(text, (part) => {
      const set = sets.get(part);
      if (set !== undefined && !found.includes(set)) found.push(set);
    });
    return found;
  });
  let message = 0;
  let messageEnd = (lengths[0] ?? 0) + 1;
  for (let index = 0; index < wordPostings.length; index += 1) {
    const address = (wordPostings.values[index] ?? 0) >>> followingBits;
    while (address >= messageEnd) {
      message += 1;
      messageEnd += (lengths[message] ?? 0) + 1;
    }
    const wordSets = setsByWord[wordPostings.terms[index] ?? 0] ?? [];
    for (const set of wordSets) set[message >>> 5] = (set[message >>> 5] ?? 0) | (1 << (message & 31));
  }
}
