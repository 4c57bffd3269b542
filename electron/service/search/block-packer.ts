import { blockBytes } from './limits.ts';
import { writeVarint } from './varint.ts';

/**
 * Packs the postings of terms, given in ascending key order, into blocks:
 *
 *   varint number of terms, varint length in bytes of the entries that follow
 *   per term: varint key minus the key before it (0 for the first), varint length of its postings in bytes
 *   the postings, one term after the other
 *
 * A term whose postings alone are longer than a block has a block of its own.
 */
export class BlockPacker {
  readonly blocks: Uint8Array<ArrayBuffer>[] = [];
  readonly firstKeys: number[] = [];
  #keys: number[] = [];
  #lengths: number[] = [];
  #body = new Uint8Array(1 << 16);
  #bodyLength = 0;
  /** Upper bound of the header's size. */
  #headerLength = 8;

  /**
   * Room to write the next term's postings: `reserve` it, write from `position` on into `bytes`, then `finish`.
   */
  get bytes(): Uint8Array {
    return this.#body;
  }

  get position(): number {
    return this.#bodyLength;
  }

  reserve(length: number): void {
    const needed = this.#bodyLength + length;
    if (needed <= this.#body.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#body.length * 2));
    grown.set(this.#body.subarray(0, this.#bodyLength));
    this.#body = grown;
  }

  /** Ends a term whose postings were written up to `end`. Keys must ascend. */
  finish(key: number, end: number): void {
    const length = end - this.#bodyLength;
    const previous = this.#keys.at(-1);
    const header = varintLength(key - (previous ?? key)) + varintLength(length);
    if (previous !== undefined && this.#headerLength + header + end > blockBytes) {
      this.flush();
      this.#body.copyWithin(0, end - length, end);
    }
    this.#keys.push(key);
    this.#lengths.push(length);
    this.#headerLength += header;
    this.#bodyLength += length;
    if (this.#headerLength + this.#bodyLength > blockBytes) this.flush();
  }

  /** Closes the current block; call it once more at the end. */
  flush(): void {
    const [first] = this.#keys;
    if (first === undefined) return;
    const entries = new Uint8Array(this.#headerLength + 16);
    let length = 0;
    let previous = first;
    for (const [index, key] of this.#keys.entries()) {
      length = writeVarint(entries, length, key - previous);
      length = writeVarint(entries, length, this.#lengths[index] ?? 0);
      previous = key;
    }
    const block = new Uint8Array(length + 16 + this.#bodyLength);
    let offset = writeVarint(block, 0, this.#keys.length);
    offset = writeVarint(block, offset, length);
    block.set(entries.subarray(0, length), offset);
    offset += length;
    block.set(this.#body.subarray(0, this.#bodyLength), offset);
    this.blocks.push(block.slice(0, offset + this.#bodyLength));
    this.firstKeys.push(first);
    this.#keys = [];
    this.#lengths = [];
    this.#bodyLength = 0;
    this.#headerLength = 8;
  }
}

function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length += 1;
  return length;
}
