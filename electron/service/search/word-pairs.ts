const slotBits = 14;
const slots = 1 << slotBits;
const lineFeed = 10;

function slotOf(first: number, second: number): number {
  return first < 128 && second < 128 ? first * 128 + second : Math.imul(first * 31 + second, 0x9e3779b1) >>> (32 - slotBits);
}

/**
 * Which words contain which two neighbouring UTF-16 units, a word's end being one of them: narrows down the words
 * that can contain a text. Held in memory only. Pairs beyond ASCII share slots, so that the answer is a superset.
 */
export class WordPairs {
  /** Where each slot's ranks start; one more entry for the end. */
  readonly #starts = new Int32Array(slots + 1);
  readonly #ranks: Uint16Array | Int32Array;
  readonly #count: number;

  /** `text` is `\nword\nword\n` with `count` words. */
  constructor(text: string, count: number) {
    this.#count = count;
    const starts = this.#starts;
    const lastRank = new Int32Array(slots);
    visitPairs(text, (slot, rank) => {
      if (lastRank[slot] === rank + 1) return;
      lastRank[slot] = rank + 1;
      starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
    });
    for (let slot = 0; slot < slots; slot += 1) starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0);
    const total = starts[slots] ?? 0;
    const ranks = count <= 0x10000 ? new Uint16Array(total) : new Int32Array(total);
    const next = starts.slice(0, slots);
    lastRank.fill(0);
    visitPairs(text, (slot, rank) => {
      if (lastRank[slot] === rank + 1) return;
      lastRank[slot] = rank + 1;
      const target = next[slot] ?? 0;
      ranks[target] = rank;
      next[slot] = target + 1;
    });
    this.#ranks = ranks;
  }

  /** Ranks, ascending, of words that may contain a pattern; a line feed at its end stands for the word's end. */
  wordsWith(pattern: string): Iterable<number> {
    const lists = new Map<number, Uint16Array | Int32Array>();
    for (let index = 0; index + 1 < pattern.length; index += 1) {
      const slot = slotOf(pattern.charCodeAt(index), pattern.charCodeAt(index + 1));
      lists.set(slot, this.#ranks.subarray(this.#starts[slot] ?? 0, this.#starts[slot + 1] ?? 0));
    }
    const [shortest, ...others] = [...lists.values()].sort((left, right) => left.length - right.length);
    if (shortest === undefined) return Array.from({ length: this.#count }, (_, rank) => rank);
    let ranks: ArrayLike<number> & Iterable<number> = shortest;
    for (const other of others.slice(0, 2)) ranks = common(ranks, other);
    return ranks;
  }
}

/** Calls `visit` for each pair of neighbouring units of each word, and its last unit with the line feed. */
function visitPairs(text: string, visit: (slot: number, rank: number) => void): void {
  let rank = -1;
  let previous = lineFeed;
  for (let index = 1; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (previous === lineFeed) rank += 1;
    else visit(slotOf(previous, unit), rank);
    previous = unit;
  }
}

function common(left: ArrayLike<number>, right: Uint16Array | Int32Array): number[] {
  const both: number[] = [];
  let at = 0;
  for (let index = 0; index < left.length; index += 1) {
    const value = left[index] ?? 0;
    // Strides first: the right one may be much longer.
    while (at + 16 < right.length && (right[at + 16] ?? 0) < value) at += 16;
    while (at < right.length && (right[at] ?? 0) < value) at += 1;
    if (right[at] === value && at < right.length) both.push(value);
  }
  return both;
}
