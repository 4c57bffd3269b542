import { keyShift } from './term-keys.ts';

/** Numbers two-part keys (high, low: integers below 2^21) in the order they are first seen. Open addressing. */
export class KeyTable {
  count = 0;
  /** Key (high * 2^21 + low) by number. */
  keys = new Float64Array(1 << 11);
  #slots = new Int32Array(1 << 12);
  #slotKeys = new Float64Array(1 << 12);
  #mask = (1 << 12) - 1;

  /** The number of a key, new or known. */
  number(high: number, low: number): number {
    const key = high * keyShift + low;
    let hash = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & this.#mask;
    for (;;) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0) break;
      if (this.#slotKeys[slot] === key) return found - 1;
      slot = (slot + 1) & this.#mask;
    }
    const number = this.count;
    if (number === this.keys.length) this.#growKeys();
    this.keys[number] = key;
    this.count = number + 1;
    this.#slots[slot] = number + 1;
    this.#slotKeys[slot] = key;
    if (this.count * 2 > this.#mask) this.#growSlots();
    return number;
  }

  #growKeys(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
  }

  #growSlots(): void {
    const size = (this.#mask + 1) * 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size);
    this.#slotKeys = new Float64Array(size);
    for (let number = 0; number < this.count; number += 1) {
      const key = this.keys[number] ?? 0;
      const high = Math.floor(key / keyShift);
      let hash = Math.imul(high, 0x9e3779b1) ^ Math.imul(key - high * keyShift, 0x85ebca6b);
      hash ^= hash >>> 15;
      let slot = hash & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = number + 1;
      this.#slotKeys[slot] = key;
    }
  }
}
