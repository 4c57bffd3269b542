/**
 * A set of sequences of code points with a number for each, to be walked step by step along a text. Steps lie in one
 * open-addressing table of (node, code) → node, so that a walk costs a probe a step and ends where nothing continues.
 */
export interface Trie {
  /** The node that `code` leads to from `node`, or -1. The walk starts at node 0. */
  step(node: number, code: number): number;
  /** The number given to the sequence that ends at a node, or -1. */
  value(node: number): number;
}

/** Builds a trie; of equal sequences the first counts. Numbers are the positions in the list. */
export function buildTrie(sequences: readonly (readonly number[])[]): Trie {
  let total = 1;
  for (const sequence of sequences) total += sequence.length;
  let size = 16;
  while (size < total * 2) size *= 2;
  const mask = size - 1;
  const codes = new Int32Array(size).fill(-1);
  const parents = new Int32Array(size);
  const targets = new Int32Array(size);
  const values = new Int32Array(total).fill(-1);
  let nodes = 1;

  const slotOf = (node: number, code: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const found = codes[slot] ?? -1;
      if (found === -1 || (found === code && parents[slot] === node)) return slot;
      slot = (slot + 1) & mask;
    }
  };

  sequences.forEach((sequence, index) => {
    let node = 0;
    for (const code of sequence) {
      const slot = slotOf(node, code);
      if (codes[slot] === -1) {
        codes[slot] = code;
        parents[slot] = node;
        targets[slot] = nodes++;
      }
      node = targets[slot] ?? 0;
    }
    if (node !== 0 && values[node] === -1) values[node] = index;
  });

  return {
    step: (node, code) => {
      const slot = slotOf(node, code);
      return codes[slot] === -1 ? -1 : (targets[slot] ?? -1);
    },
    value: (node) => values[node] ?? -1,
  };
}
