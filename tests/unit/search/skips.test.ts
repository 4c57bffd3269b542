import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesEnd, firstNotBelow, withSkips, writeSkips } from '#service/search/skips.ts';
import { VarintReader, writeVarint } from '#service/search/varint.ts';

const seed = Number(process.env['VERBATIM_SEED'] ?? Date.now() % 1_000_000_000);

/** Differences of all sizes, so that postings end before, at and across the boundaries. */
const differences = fc.array(fc.oneof(fc.nat({ max: 127 }), fc.nat({ max: 20_000 }), fc.nat({ max: 600_000 })), { minLength: 1, maxLength: 1500 });

function encode(deltas: readonly number[]) {
  const bytes = new Uint8Array(withSkips(deltas.length * 5) + 7);
  const start = 7;
  let end = start;
  for (const delta of deltas) end = writeVarint(bytes, end, delta);
  return { bytes, start, end, stop: writeSkips(bytes, start, end) };
}

describe(`postings with places to enter them (VERBATIM_SEED=${seed})`, () => {
  it('end where their length says, and give the first value that is not below a wanted one', () => {
    fc.assert(fc.property(differences, fc.array(fc.nat({ max: 2 ** 30 }), { maxLength: 20 }), (deltas, wanted) => {
      const { bytes, start, end, stop } = encode(deltas);
      expect(differencesEnd(start, stop)).toBe(end);
      const values: number[] = [];
      const reader = new VarintReader(bytes, start);
      for (let value = 0; reader.offset < end;) values.push((value += reader.next()));
      const last = values.at(-1) ?? 0;
      const near = values.flatMap((value, index) => (index % 17 === 0 ? [Math.max(0, value - 1), value, value + 1] : []));
      for (const value of [...wanted.map((any) => any % (last + 2)), ...near, last, last + 1]) {
        expect(firstNotBelow(bytes, start, stop, value)).toBe(values.find((candidate) => candidate >= value) ?? -1);
      }
    }), { seed, numRuns: Number(process.env['VERBATIM_RUNS'] ?? 100) });
  });
});
