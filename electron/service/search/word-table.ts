/** Numbers words, given as code points, in the order they are first seen, without making a string for each occurrence. */
export class WordTable {
  count = 0;
  #pool = new Int32Array(1 << 12);
  #poolLength = 0;
  /** Where each word starts in the pool; one more entry for the end. */
  #starts = new Int32Array(1 << 10);
  #hashes = new Int32Array(1 << 10);
  #slots = new Int32Array(1 << 11);
  #mask = (1 << 11) - 1;

  /** The number of the word codes[start, end). */
  number(codes: Int32Array, start: number, end: number): number {
    let hash = 0x811c9dc5 | 0;
    for (let index = start; index < end; index += 1) hash = Math.imul(hash ^ (codes[index] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
    let slot = hash & this.#mask;
    for (;;) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0) break;
      if (this.#hashes[found - 1] === hash && this.#equals(found - 1, codes, start, end)) return found - 1;
      slot = (slot + 1) & this.#mask;
    }
    return this.#add(slot, hash, codes, start, end);
  }

  /** The word of a number. */
  word(number: number): string {
    const start = this.#starts[number] ?? 0;
    const end = this.#starts[number + 1] ?? 0;
    let word = '';
    for (let index = start; index < end; index += 4096) {
      word += String.fromCodePoint(...this.#pool.subarray(index, Math.min(end, index + 4096)));
    }
    return word;
  }

  #equals(number: number, codes: Int32Array, start: number, end: number): boolean {
    const from = this.#starts[number] ?? 0;
    const length = end - start;
    if ((this.#starts[number + 1] ?? 0) - from !== length) return false;
    for (let index = 0; index < length; index += 1) {
      if (this.#pool[from + index] !== codes[start + index]) return false;
    }
    return true;
  }

  #add(slot: number, hash: number, codes: Int32Array, start: number, end: number): number {
    const number = this.count;
    const length = end - start;
    if (this.#poolLength + length > this.#pool.length) {
      this.#pool = grown(this.#pool, Math.max(this.#pool.length * 2, this.#poolLength + length));
    }
    if (number + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts, this.#starts.length * 2);
      this.#hashes = grown(this.#hashes, this.#hashes.length * 2);
    }
    this.#pool.set(codes.subarray(start, end), this.#poolLength);
    this.#starts[number] = this.#poolLength;
    this.#poolLength += length;
    this.#starts[number + 1] = this.#poolLength;
    this.#hashes[number] = hash;
    this.#slots[slot] = number + 1;
    this.count = number + 1;
    if (this.count * 2 > this.#mask) this.#growSlots();
    return number;
  }

  #growSlots(): void {
    const size = (this.#mask + 1) * 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size);
    for (let number = 0; number < this.count; number += 1) {
      let slot = (this.#hashes[number] ?? 0) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = number + 1;
    }
  }
}

function grown(array: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(capacity);
  copy.set(array);
  return copy;
}
