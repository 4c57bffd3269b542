/**
 * A set of sequences of code points, numbered, to be walked step by step along a text. First steps lie in an array of
 * their own, since at most places of a text nothing begins; all others in one open-addressing table of
 * (node, code) → node, so that a walk costs a probe a step and ends where nothing continues.
 */
export interface Trie {
  /** Node by first code point below U+10000; 0 where nothing begins with it. */
  readonly first: Int32Array;
  /** For each slot: code point (-1 in an empty one), node it leads from, node it leads to. */
  readonly codes: Int32Array;
  readonly parents: Int32Array;
  readonly targets: Int32Array;
  /** Number of the sequence that ends at a node, or -1. */
  readonly values: Int32Array;
}

/** Builds a trie; a sequence's number is its place in the list, and of equal sequences the first counts. */
export function buildTrie(sequences: readonly (readonly number[])[]): Trie {
  let total = 1;
  for (const sequence of sequences) total += sequence.length;
  let size = 16;
  while (size < total * 2) size *= 2;
  const trie: Trie = {
    first: new Int32Array(0x10000),
    codes: new Int32Array(size).fill(-1),
    parents: new Int32Array(size),
    targets: new Int32Array(size),
    values: new Int32Array(total).fill(-1),
  };
  let nodes = 1;
  sequences.forEach((sequence, index) => {
    let node = 0;
    for (const code of sequence) {
      const slot = slotOf(trie, node, code);
      if (trie.codes[slot] === -1) {
        trie.codes[slot] = code;
        trie.parents[slot] = node;
        trie.targets[slot] = nodes;
        if (node === 0 && code < 0x10000) trie.first[code] = nodes;
        nodes += 1;
      }
      node = trie.targets[slot] ?? 0;
    }
    if (node !== 0 && trie.values[node] === -1) trie.values[node] = index;
  });
  return trie;
}

/** The node that a sequence may begin with, or 0. */
export function firstNode(trie: Trie, code: number): number {
  return code < 0x10000 ? (trie.first[code] ?? 0) : nextNode(trie, 0, code);
}

/** The node that `code` leads to from `node`, or 0. */
export function nextNode(trie: Trie, node: number, code: number): number {
  const slot = slotOf(trie, node, code);
  return trie.codes[slot] === -1 ? 0 : (trie.targets[slot] ?? 0);
}

function slotOf({ codes, parents }: Trie, node: number, code: number): number {
  const mask = codes.length - 1;
  let slot = Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b);
  slot = (slot ^ (slot >>> 15)) & mask;
  for (;;) {
    const found = codes[slot];
    if (found === -1 || (found === code && parents[slot] === node)) return slot;
    slot = (slot + 1) & mask;
  }
}
