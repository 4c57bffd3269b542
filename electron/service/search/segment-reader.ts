import { AppError } from '#shared/base/errors.ts';
import { prepared } from './database.ts';
import type { SearchDatabase, SearchStatement } from './database.ts';
import { blocksPerSegment } from './limits.ts';
import type { SegmentRow } from './segment-list.ts';
import type { Postings } from './term-postings.ts';
import { VarintReader } from './varint.ts';
import { WordList } from './word-list.ts';

interface SegmentData {
  readonly directory: Uint8Array;
  readonly lengths: Uint8Array;
  readonly oversize: Uint8Array;
}

function isSegmentData(row: unknown): row is SegmentData {
  return typeof row === 'object' && row !== null && 'directory' in row && row.directory instanceof Uint8Array
    && 'lengths' in row && row.lengths instanceof Uint8Array && 'oversize' in row && row.oversize instanceof Uint8Array;
}

interface WordData {
  readonly words: string;
  readonly sizes: Uint8Array;
  readonly postings: Uint8Array;
}

function isWordData(row: unknown): row is WordData {
  return typeof row === 'object' && row !== null && 'words' in row && typeof row.words === 'string'
    && 'sizes' in row && row.sizes instanceof Uint8Array && 'postings' in row && row.postings instanceof Uint8Array;
}

/** Addresses are looked up through a table with one entry per 2^7 of them. */
export const hintShift = 7;

/**
 * One segment opened for reading. Small tables (where each message starts, the directory of blocks, the word
 * list once it is needed) are held; postings are read from the database block by block.
 */
export class SegmentReader {
  readonly row: SegmentRow;
  readonly messages: number;
  /** First address of each message; one more entry for the end. */
  readonly starts: Int32Array;
  /** Number of the message that owns the address index * 2^hintShift. */
  readonly hints: Uint16Array | Int32Array;
  /** Numbers of the messages that are not indexed. */
  readonly oversize: Int32Array;
  readonly #firstKeys: Float64Array;
  readonly #blockSizes: Uint32Array;
  readonly #db: SearchDatabase;
  readonly #readBlock: SearchStatement;
  #words: WordList | undefined;

  constructor(db: SearchDatabase, row: SegmentRow) {
    this.#db = db;
    this.row = row;
    this.messages = row.lastMessage - row.firstMessage + 1;
    const data = db.prepare('SELECT directory, lengths, oversize FROM search_segment WHERE id = ?').get(row.id);
    if (!isSegmentData(data)) throw damaged('segment');
    this.#firstKeys = readFirstKeys(data.directory);
    this.#blockSizes = readBlockSizes(data.directory);
    this.starts = readStarts(data.lengths, this.messages);
    this.hints = makeHints(this.starts, row.addresses);
    this.oversize = readAll(data.oversize);
    this.#readBlock = prepared(db, 'SELECT data FROM search_block WHERE id = ?');
  }

  get blockCount(): number {
    return this.#firstKeys.length;
  }

  /** Number of the message that owns an address. */
  messageAt(address: number): number {
    let message = this.hints[address >>> hintShift] ?? 0;
    while ((this.starts[message + 1] ?? Infinity) <= address) message += 1;
    return message;
  }

  /** The segment's words with their postings; read when first asked for, then held (about 2 MB a segment). */
  get words(): WordList {
    if (this.#words === undefined) {
      const row = this.#db.prepare('SELECT words, word_sizes AS sizes, word_postings AS postings FROM search_segment WHERE id = ?').get(this.row.id);
      if (!isWordData(row)) throw damaged('words');
      this.#words = new WordList(row.words, row.sizes, row.postings);
    }
    return this.#words;
  }

  /** The postings of a term, or undefined where no message of the segment has it. */
  find(key: number): Postings | undefined {
    const number = this.#blockOf(key);
    if (number < 0) return undefined;
    return findInBlock(this.#block(number), this.#firstKeys[number] ?? 0, key);
  }

  /** How many bytes have to be read to find a term: the size of its block. */
  costOf(key: number): number {
    return this.#blockSizes[this.#blockOf(key)] ?? 0;
  }

  /** Calls `visit` with the postings of each term whose key is in [from, to). */
  visitRange(from: number, to: number, visit: (postings: Postings) => void): void {
    for (let number = Math.max(0, this.#blockOf(from)); number < this.blockCount && (this.#firstKeys[number] ?? to) < to; number += 1) {
      this.scanBlock(number, (key, postings) => {
        if (key >= from && key < to) visit(postings);
        return key < to;
      });
    }
  }

  /** Calls `visit` for each term of a block in key order until it returns false. Throws db-corrupt on a malformed block. */
  scanBlock(number: number, visit: (key: number, postings: Postings) => boolean): void {
    const bytes = this.#block(number);
    let key = this.#firstKeys[number] ?? 0;
    const reader = new VarintReader(bytes);
    const count = reader.next();
    const entriesLength = reader.next();
    let position = reader.offset + entriesLength;
    for (let index = 0; index < count; index += 1) {
      key += reader.next();
      const length = reader.next();
      if (position + length > bytes.length) throw damaged('block');
      if (!visit(key, { bytes, start: position, end: position + length })) return;
      position += length;
    }
  }

  #block(number: number): Uint8Array {
    const row = this.#readBlock.get(this.row.id * blocksPerSegment + number);
    if (typeof row === 'object' && row !== null && 'data' in row && row.data instanceof Uint8Array) return row.data;
    throw damaged('block');
  }

  /** The last block whose first key is not above `key`, or -1. */
  #blockOf(key: number): number {
    let low = 0;
    let high = this.#firstKeys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#firstKeys[middle] ?? 0) <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The postings of a term in a block (see block-packer.ts), read without making anything for the terms before it. */
function findInBlock(bytes: Uint8Array, firstKey: number, wanted: number): Postings | undefined {
  const reader = new VarintReader(bytes);
  reader.next();
  const entriesLength = reader.next();
  let { offset } = reader;
  const entriesEnd = offset + entriesLength;
  let start = entriesEnd;
  let key = firstKey;
  while (offset < entriesEnd) {
    let byte = bytes[offset++] ?? 0;
    key += byte & 127;
    for (let scale = 128; byte > 127; scale *= 128) {
      byte = bytes[offset++] ?? 0;
      key += (byte & 127) * scale;
    }
    byte = bytes[offset++] ?? 0;
    let length = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[offset++] ?? 0;
      length |= (byte & 127) << shift;
    }
    if (key >= wanted) {
      if (start + length > bytes.length) throw damaged('block');
      return key === wanted ? { bytes, start, end: start + length } : undefined;
    }
    start += length;
  }
  return undefined;
}

function damaged(part: string): AppError {
  return new AppError('db-corrupt', { reason: 'search-index', part });
}

function readFirstKeys(directory: Uint8Array): Float64Array {
  const count = directory.length / 12;
  if (!Number.isInteger(count)) throw damaged('directory');
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const keys = new Float64Array(count);
  for (let index = 0; index < count; index += 1) keys[index] = view.getFloat64(index * 8, true);
  return keys;
}

function readBlockSizes(directory: Uint8Array): Uint32Array {
  const count = directory.length / 12;
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const sizes = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) sizes[index] = view.getUint32(count * 8 + index * 4, true);
  return sizes;
}

function readStarts(lengths: Uint8Array, messages: number): Int32Array {
  const starts = new Int32Array(messages + 1);
  let offset = 0;
  let address = 0;
  for (let message = 0; message < messages; message += 1) {
    let length = 0;
    let shift = 0;
    let byte: number | undefined;
    do {
      byte = lengths[offset++];
      if (byte === undefined) throw damaged('lengths');
      length |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    address += length + 1;
    starts[message + 1] = address;
  }
  return starts;
}

function makeHints(starts: Int32Array, addresses: number): Uint16Array | Int32Array {
  const size = (addresses >>> hintShift) + 2;
  const hints = starts.length <= 0x10000 ? new Uint16Array(size) : new Int32Array(size);
  let message = 0;
  for (let index = 0; index < hints.length; index += 1) {
    const address = index << hintShift;
    while (message + 2 < starts.length && (starts[message + 1] ?? 0) <= address) message += 1;
    hints[index] = message;
  }
  return hints;
}

function readAll(bytes: Uint8Array): Int32Array {
  const reader = new VarintReader(bytes);
  const values: number[] = [];
  while (reader.offset < bytes.length) values.push(reader.next());
  return Int32Array.from(values);
}
