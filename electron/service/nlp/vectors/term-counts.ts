import type { Steps } from '../steps.ts';
import { gramBuffer, hashGrams } from './grams.ts';
import type { GramShape } from './grams.ts';

/** How often each bucket of hashed grams occurs in each text: a sparse matrix of counts over 2^bits buckets. */
export interface TermCounts {
  readonly rows: number;
  /** rows + 1 places. */
  readonly starts: Int32Array;
  readonly buckets: Int32Array;
  /** Counts; more than 65,535 stay 65,535. */
  readonly counts: Uint16Array;
}

/** So many texts a step; a text takes some tens of microseconds. */
const textsPerStep = 64;

/** Counts the grams of texts by bucket. */
export function* countTerms(texts: readonly string[], shape: GramShape, bits: number): Steps<TermCounts> {
  const shift = 32 - bits;
  const starts = new Int32Array(texts.length + 1);
  let buckets = new Int32Array(Math.max(1024, texts.length * 64));
  let counts = new Uint16Array(buckets.length);
  // Where a bucket stands among the entries of this text; places of earlier texts are below its start.
  const place = new Int32Array(2 ** bits).fill(-1);
  let used = 0;
  for (let row = 0; row < texts.length; row += 1) {
    if (row % textsPerStep === 0) yield row / texts.length;
    const first = used;
    const grams = hashGrams(texts[row] ?? '', shape);
    const hashes = gramBuffer();
    if (used + grams > buckets.length) {
      const larger = Math.max(used + grams, Math.ceil(buckets.length * 1.6));
      buckets = grown(buckets, new Int32Array(larger));
      counts = grown(counts, new Uint16Array(larger));
    }
    for (let index = 0; index < grams; index += 1) {
      const bucket = (hashes[index] ?? 0) >>> shift;
      const known = place[bucket] ?? -1;
      if (known >= first) {
        const count = counts[known] ?? 0;
        if (count < 0xffff) counts[known] = count + 1;
      } else {
        place[bucket] = used;
        buckets[used] = bucket;
        counts[used] = 1;
        used += 1;
      }
    }
    starts[row + 1] = used;
  }
  return { rows: texts.length, starts, buckets: buckets.subarray(0, used), counts: counts.subarray(0, used) };
}

function grown<Column extends Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(old: Column, larger: Column): Column {
  larger.set(old);
  return larger;
}
