/**
 * Finds earlier messages by a 64-bit key: open addressing over typed arrays, because a map of a million keys would take
 * some 100 MB and far longer. Keys of different messages may be equal; the caller compares what is stored.
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

/** A table with room for so many messages before it grows for the first time. */
export function createDuplicateTable(expected: number): DuplicateTable {
  let capacity = 1024;
  while (capacity * 0.6 < expected) capacity *= 2;
  let firsts = new Uint32Array(capacity);
  let seconds = new Uint32Array(capacity);
  let messages = new Int32Array(capacity);
  let counts = new Uint32Array(capacity);
  let size = 0;

  const place = (first: number, second: number, message: number, count: number): void => {
    const mask = capacity - 1;
    let slot = (first ^ (second >>> 7)) & mask;
    while (messages[slot] !== 0) slot = (slot + 1) & mask;
    firsts[slot] = first;
    seconds[slot] = second;
    messages[slot] = message;
    counts[slot] = count;
  };
  const grow = (): void => {
    const [oldFirsts, oldSeconds, oldMessages, oldCounts] = [firsts, seconds, messages, counts];
    capacity *= 2;
    firsts = new Uint32Array(capacity);
    seconds = new Uint32Array(capacity);
    messages = new Int32Array(capacity);
    counts = new Uint32Array(capacity);
    for (let slot = 0; slot < oldMessages.length; slot++) {
      const message = oldMessages[slot] ?? 0;
      if (message !== 0) place(oldFirsts[slot] ?? 0, oldSeconds[slot] ?? 0, message, oldCounts[slot] ?? 0);
    }
  };
  const seek = (start: number, first: number, second: number): number => {
    const mask = capacity - 1;
    for (let slot = start & mask; messages[slot] !== 0; slot = (slot + 1) & mask) {
      if (firsts[slot] === first && seconds[slot] === second) return slot;
    }
    return -1;
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
    next: (slot) => seek(slot + 1, firsts[slot] ?? 0, seconds[slot] ?? 0),
    messageAt: (slot) => messages[slot] ?? 0,
    remaining: (slot) => counts[slot] ?? 0,
    consume(slot) {
      counts[slot] = (counts[slot] ?? 1) - 1;
    },
    add,
    count(first, second, message) {
      const slot = find(first, second);
      if (slot === -1) add(first, second, message);
      else counts[slot] = (counts[slot] ?? 0) + 1;
    },
  };
}
