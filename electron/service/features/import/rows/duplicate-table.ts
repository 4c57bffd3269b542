/**
 * Finds earlier messages by a 64-bit key: open addressing over one typed array, because a map of a million keys would
 * take some 100 MB and far longer. Keys of different messages may be equal; the caller compares what is stored.
 */
export interface DuplicateTable {
  readonly size: number;
  /** The slot of the first entry with this key, or -1. */
  find(first: number, second: number): number;
  /** The next slot with the same key after `slot`, or -1. */
  next(slot: number): number;
  /** The message of a slot. */
  messageAt(slot: number): number;
  /** How many stored messages a slot still stands for; see {@link DuplicateTable.count}. */
  remaining(slot: number): number;
  /** Takes one off what a slot stands for. */
  consume(slot: number): void;
  add(first: number, second: number, message: number, count?: number): void;
  /** Adds one to the slot of an equal key, or adds the message. For messages that only their text tells apart. */
  count(first: number, second: number, message: number): void;
}

/**
 * Cells of one slot: the two words of the key, the message (0 for a free slot) and the count. Side by side, because a
 * look-up in a large table waits for memory once for each cache line it touches.
 */
const width = 4;
const messageCell = 2;
const countCell = 3;

/** A table with room for so many messages before it grows for the first time. Keys are unsigned 32-bit words. */
export function createDuplicateTable(expected: number): DuplicateTable {
  let capacity = 1024;
  while (capacity * 0.6 < expected) capacity *= 2;
  let cells = new Uint32Array(capacity * width);
  let size = 0;

  const place = (first: number, second: number, message: number, count: number): void => {
    const mask = capacity - 1;
    let slot = (first ^ (second >>> 7)) & mask;
    while (cells[slot * width + messageCell] !== 0) slot = (slot + 1) & mask;
    const at = slot * width;
    cells[at] = first;
    cells[at + 1] = second;
    cells[at + messageCell] = message;
    cells[at + countCell] = count;
  };
  const grow = (): void => {
    const old = cells;
    capacity *= 2;
    cells = new Uint32Array(capacity * width);
    for (let at = 0; at < old.length; at += width) {
      const message = old[at + messageCell] ?? 0;
      if (message !== 0) place(old[at] ?? 0, old[at + 1] ?? 0, message, old[at + countCell] ?? 0);
    }
  };
  const seek = (start: number, first: number, second: number): number => {
    const mask = capacity - 1;
    for (let slot = start & mask; ; slot = (slot + 1) & mask) {
      const at = slot * width;
      if (cells[at + messageCell] === 0) return -1;
      if (cells[at] === first && cells[at + 1] === second) return slot;
    }
  };
  const add = (first: number, second: number, message: number, count = 1): void => {
    if (size >= capacity * 0.7) grow();
    place(first, second, message, count);
    size++;
  };
  const find = (first: number, second: number): number => seek(first ^ (second >>> 7), first, second);
  return {
    get size() {
      return size;
    },
    find,
    next: (slot) => seek(slot + 1, cells[slot * width] ?? 0, cells[slot * width + 1] ?? 0),
    messageAt: (slot) => cells[slot * width + messageCell] ?? 0,
    remaining: (slot) => cells[slot * width + countCell] ?? 0,
    consume(slot) {
      const at = slot * width + countCell;
      cells[at] = (cells[at] ?? 1) - 1;
    },
    add,
    count(first, second, message) {
      const slot = find(first, second);
      if (slot === -1) add(first, second, message);
      else cells[slot * width + countCell] = (cells[slot * width + countCell] ?? 0) + 1;
    },
  };
}
