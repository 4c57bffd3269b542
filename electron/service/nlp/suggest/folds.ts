import { createRandom } from '../statistics/random.ts';
import type { Example } from './example.ts';

/**
 * Parts for a cross-validation: the number of the fold of each example. Examples of a group stay together, and each
 * fold gets its share of every code as far as the groups allow: groups go, the largest first, to the fold that has
 * least of their codes. The same seed gives the same folds.
 */
export function assignFolds(examples: readonly Example[], codes: number, folds: number, seed: number): Int32Array {
  const groups = new Map<number | string, number[]>();
  for (const [row, { group }] of examples.entries()) {
    const key = group ?? `row ${row}`;
    const rows = groups.get(key);
    if (rows === undefined) groups.set(key, [row]);
    else rows.push(row);
  }
  const random = createRandom(seed);
  const ordered = [...groups.values()]
    .map((rows) => ({ rows, chance: random() }))
    .sort((left, right) => right.rows.length - left.rows.length || left.chance - right.chance);
  const totals = new Float64Array(codes + 1);
  for (const example of examples) for (const code of codesOf(example, codes)) totals[code] = (totals[code] ?? 0) + 1;
  const held = Array.from({ length: folds }, () => new Float64Array(codes + 1));
  const sizes = new Float64Array(folds);
  const foldOf = new Int32Array(examples.length);
  for (const { rows } of ordered) {
    let best = 0;
    let bestFill = Infinity;
    for (let fold = 0; fold < folds; fold += 1) {
      // The share of their codes that the fold holds already; the size decides between equals.
      let fill = ((sizes[fold] ?? 0) / examples.length) * 1e-3;
      for (const row of rows) {
        for (const code of codesOf(examples[row], codes)) fill += (held[fold]?.[code] ?? 0) / (totals[code] ?? 1);
      }
      if (fill < bestFill) {
        best = fold;
        bestFill = fill;
      }
    }
    const own = held[best];
    for (const row of rows) {
      foldOf[row] = best;
      for (const code of codesOf(examples[row], codes)) if (own !== undefined) own[code] = (own[code] ?? 0) + 1;
    }
    sizes[best] = (sizes[best] ?? 0) + rows.length;
  }
  return foldOf;
}

/** The codes of an example, or the number behind the last code for none. */
function codesOf(example: Example | undefined, codes: number): readonly number[] {
  return example === undefined || example.codes.length === 0 ? [codes] : example.codes;
}
