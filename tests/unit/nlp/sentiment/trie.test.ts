import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTrie, firstNode, nextNode, valueAt } from '#service/nlp/sentiment/trie.ts';

/** The number that a walk along the codes ends with: -1 where it ends on the way or at no sequence's end. */
function find(trie: ReturnType<typeof buildTrie>, codes: readonly number[]): number {
  const [first = 0, ...rest] = codes;
  const node = rest.reduce((at, code) => (at === 0 ? 0 : nextNode(trie, at, code)), firstNode(trie, first));
  return node === 0 ? -1 : valueAt(trie, node);
}

test('finds each sequence by the number it first had, and nothing else', () => {
  // Few codes, of which some share a class, so that prefixes and collisions are common.
  const codes = fc.array(fc.constantFrom(1, 2, 33, 34, 65, 0x4e00, 0x1f600), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(codes, { maxLength: 60 }), fc.array(codes, { maxLength: 60 }), (sequences, others) => {
      const trie = buildTrie(sequences);
      const keys = sequences.map((each) => each.join());
      for (const sequence of [...sequences, ...others]) expect(find(trie, sequence)).toBe(keys.indexOf(sequence.join()));
    }),
  );
});
