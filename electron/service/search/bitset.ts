/** Sets of message numbers within one segment: bit n of the array is message n. All sets of a segment are equally long. */
export type Bitset = Uint32Array<ArrayBuffer>;

export function emptyBitset(size: number): Bitset {
  return new Uint32Array(Math.ceil(size / 32));
}

/** The set of all numbers below `size`. */
export function fullBitset(size: number): Bitset {
  const set = emptyBitset(size).fill(0xffffffff);
  if (size % 32 !== 0 && set.length > 0) set[set.length - 1] = 2 ** (size % 32) - 1;
  return set;
}

export function isEmptySet(set: Bitset): boolean {
  for (let index = 0; index < set.length; index += 1) if (set[index] !== 0) return false;
  return true;
}

/** Keeps in `target` what is also in `other`. */
export function intersectInto(target: Bitset, other: Bitset): void {
  for (let index = 0; index < target.length; index += 1) target[index] = (target[index] ?? 0) & (other[index] ?? 0);
}

export function uniteInto(target: Bitset, other: Bitset): void {
  for (let index = 0; index < target.length; index += 1) target[index] = (target[index] ?? 0) | (other[index] ?? 0);
}

/** Removes from `target` what is in `other`. */
export function subtractFrom(target: Bitset, other: Bitset): void {
  for (let index = 0; index < target.length; index += 1) target[index] = (target[index] ?? 0) & ~(other[index] ?? 0);
}

export function addTo(set: Bitset, number: number): void {
  set[number >>> 5] = (set[number >>> 5] ?? 0) | (1 << (number & 31));
}

export function removeFrom(set: Bitset, number: number): void {
  set[number >>> 5] = (set[number >>> 5] ?? 0) & ~(1 << (number & 31));
}

/** Whether a number is in a set; one beyond its size is not. */
export function isMember(set: Bitset, number: number): boolean {
  return (((set[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
}

/** How many numbers are in a set. */
export function countSet(set: Bitset): number {
  let count = 0;
  for (let index = 0; index < set.length; index += 1) {
    let word = set[index] ?? 0;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Writes the numbers of a set plus `base` into `out` from `offset` on, ascending; returns the offset behind them. */
export function writeNumbers(set: Bitset, base: number, out: Int32Array, offset: number): number {
  let position = offset;
  for (let index = 0; index < set.length; index += 1) {
    let word = set[index] ?? 0;
    while (word !== 0) {
      const lowest = word & -word;
      out[position++] = base + index * 32 + (31 - Math.clz32(lowest));
      word ^= lowest;
    }
  }
  return position;
}
