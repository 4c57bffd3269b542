import { BlockPacker } from './block-packer.ts';
import { isFoldedWord } from './fold.ts';
import type { PostingColumns } from './growing-arrays.ts';
import type { SegmentCollector } from './segment-collector.ts';
import { encodeDenseParts } from './dense-parts.ts';
import { skipBytes, withSkips, writeSkips } from './skips.ts';
import { characterKey, keyShift } from './term-keys.ts';
import { writeVarint } from './varint.ts';

/** A segment as it is stored. */
export interface EncodedSegment {
  readonly blocks: readonly Uint8Array[];
  /** Float64 first keys of the blocks, then Uint32 byte lengths; little-endian. */
  readonly directory: Uint8Array;
  /** Varint length in code points of each message. */
  readonly lengths: Uint8Array;
  /** Varint numbers of the messages that are not indexed, because too long. */
  readonly oversize: Uint8Array;
  /** All words, sorted by UTF-16 unit, each with a line feed before it and one at the very end. */
  readonly words: string;
  /** Varint length in bytes of each word's postings. */
  readonly wordSizes: Uint8Array;
  /** The words' postings, one after the other. */
  readonly wordPostings: Uint8Array;
  readonly addresses: number;
  readonly messages: number;
  readonly bytes: number;
}

/** First byte of a character's postings. */
export const postingsAsList = 0;
export const postingsAsBitmap = 1;

/** A character that this share of a segment's messages has is kept as a list of messages. */
const denseShare = 1 / 12;

/** Turns what was collected into blocks. */
export function encodeSegment(collector: SegmentCollector): EncodedSegment {
  const packer = new BlockPacker();
  encodePairs(packer, collector);
  encodeCharacters(packer, collector);
  const { words, wordSizes, wordPostings } = encodeWords(collector);
  encodeDenseParts(packer, collector);
  packer.flush();

  const directory = new Uint8Array(packer.blocks.length * 12);
  const view = new DataView(directory.buffer);
  let bytes = 0;
  for (const [index, block] of packer.blocks.entries()) {
    view.setFloat64(index * 8, packer.firstKeys[index] ?? 0, true);
    view.setUint32(packer.blocks.length * 8 + index * 4, block.length, true);
    bytes += block.length;
  }
  const lengths = packVarints(collector.lengths);
  return {
    blocks: packer.blocks,
    directory,
    lengths,
    oversize: packVarints(collector.oversize),
    words,
    wordSizes,
    wordPostings,
    addresses: collector.addresses,
    messages: collector.messages,
    bytes: bytes + directory.length + lengths.length + words.length + wordSizes.length + wordPostings.length,
  };
}

interface SortedPostings {
  /** Where each term's values start; one more entry for the end. */
  readonly starts: Int32Array;
  readonly values: Int32Array;
}

/** Counting sort by term; values keep their order, which is ascending. */
function sortByTerm(postings: PostingColumns, termCount: number): SortedPostings {
  const { terms, values, length } = postings;
  const starts = new Int32Array(termCount + 1);
  for (let index = 0; index < length; index += 1) {
    const slot = (terms[index] ?? 0) + 1;
    starts[slot] = (starts[slot] ?? 0) + 1;
  }
  for (let term = 0; term < termCount; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const next = starts.slice(0, termCount);
  const sorted = new Int32Array(length);
  for (let index = 0; index < length; index += 1) {
    const term = terms[index] ?? 0;
    const target = next[term] ?? 0;
    next[term] = target + 1;
    sorted[target] = values[index] ?? 0;
  }
  return { starts, values: sorted };
}

function numbersInKeyOrder(table: SegmentCollector['pairs']): Int32Array {
  const { count, keys } = table;
  const sorted = keys.slice(0, count).sort();
  const numbers = new Int32Array(count);
  for (let index = 0; index < count; index += 1) {
    const key = sorted[index] ?? 0;
    const high = Math.floor(key / keyShift);
    numbers[index] = table.number(high, key - high * keyShift);
  }
  return numbers;
}

function encodePairs(packer: BlockPacker, collector: SegmentCollector): void {
  const { pairs, pairPostings } = collector;
  const { starts, values } = sortByTerm(pairPostings, pairs.count);
  for (const number of numbersInKeyOrder(pairs)) {
    const start = starts[number] ?? 0;
    const end = starts[number + 1] ?? 0;
    packer.reserve(withSkips((end - start) * 5));
    const { bytes, position } = packer;
    packer.finish(pairs.keys[number] ?? 0, writeSkips(bytes, position, writeDeltas(bytes, position, values, start, end)));
  }
}

function writeDeltas(bytes: Uint8Array, offset: number, values: Int32Array, start: number, end: number): number {
  let position = offset;
  let previous = 0;
  for (let index = start; index < end; index += 1) {
    const value = values[index] ?? 0;
    let delta = value - previous;
    previous = value;
    while (delta > 127) {
      bytes[position++] = (delta & 127) | 128;
      delta >>>= 7;
    }
    bytes[position++] = delta;
  }
  return position;
}

function encodeCharacters(packer: BlockPacker, collector: SegmentCollector): void {
  const { characters, characterPostings, messages } = collector;
  const order = numbersInKeyOrder(characters);
  const { starts, values } = sortByTerm(characterPostings, characters.count);
  const bitmapBytes = Math.ceil(messages / 32) * 4;
  for (const number of order) {
    const start = starts[number] ?? 0;
    const end = starts[number + 1] ?? 0;
    const code = characters.keys[number] ?? 0;
    // A rarer one is the union of few enough pairs (see term-keys.ts).
    if (!isFoldedWord(code) && end - start < messages * denseShare) continue;
    packer.reserve(Math.max((end - start) * 4, bitmapBytes) + 8);
    const { bytes, position } = packer;
    bytes[position] = postingsAsList;
    let stop = writeDeltas(bytes, position + 1, values, start, end);
    if (stop - position - 1 > bitmapBytes) {
      bytes[position] = postingsAsBitmap;
      bytes.fill(0, position + 1, position + 1 + bitmapBytes);
      for (let index = start; index < end; index += 1) {
        const message = values[index] ?? 0;
        const slot = position + 1 + (message >>> 3);
        bytes[slot] = (bytes[slot] ?? 0) | (1 << (message & 7));
      }
      stop = position + 1 + bitmapBytes;
    }
    packer.finish(characterKey(code), stop);
  }
}

function encodeWords(collector: SegmentCollector): Pick<EncodedSegment, 'words' | 'wordSizes' | 'wordPostings'> {
  const { words, wordPostings } = collector;
  const texts = Array.from({ length: words.count }, (_, number) => words.word(number));
  const order = Int32Array.from(texts.keys()).sort((left, right) => {
    const leftWord = texts[left] ?? '';
    const rightWord = texts[right] ?? '';
    if (leftWord < rightWord) return -1;
    return leftWord > rightWord ? 1 : 0;
  });
  const { starts, values } = sortByTerm(wordPostings, words.count);
  const bytes = new Uint8Array(Math.ceil(values.length * 5 * (1 + 4 / skipBytes)));
  const sizes: number[] = [];
  let joined = '';
  let offset = 0;
  for (const number of order) {
    const end = writeSkips(bytes, offset, writeDeltas(bytes, offset, values, starts[number] ?? 0, starts[number + 1] ?? 0));
    sizes.push(end - offset);
    offset = end;
    joined += `\n${texts[number] ?? ''}`;
  }
  return { words: joined === '' ? '' : `${joined}\n`, wordSizes: packVarints(sizes), wordPostings: bytes.slice(0, offset) };
}

function packVarints(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 5);
  let offset = 0;
  for (const value of values) offset = writeVarint(bytes, offset, value);
  return bytes.slice(0, offset);
}
