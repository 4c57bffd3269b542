import { createRandom } from '../statistics/random.ts';
import type { Reading } from './example.ts';

/**
 * Parts for a cross-validation: the fold of each group. Each fold gets its share of every code as far as the groups
 * allow: groups go, the largest first, to the fold that holds least of their codes. The same seed gives the same folds.
 */
export function assignFolds(readings: readonly Pick<Reading, 'codes' | 'group'>[], codes: number, folds: number, seed: number): ReadonlyMap<number, number> {
  // The number behind the last code stands for readings without one.
  const codesOf = new Map<number, number[]>();
  const sizes = new Map<number, number>();
  const totals = new Float64Array(codes + 1);
  for (const { codes: own, group } of readings) {
    const all = own.size === 0 ? [codes] : [...own.keys()];
    for (const code of all) totals[code] = (totals[code] ?? 0) + 1;
    const known = codesOf.get(group);
    if (known === undefined) codesOf.set(group, all);
    else known.push(...all);
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const random = createRandom(seed);
  const ordered = [...codesOf]
    .map(([group, own]) => ({ group, own, size: sizes.get(group) ?? 0, chance: random() }))
    .sort((left, right) => right.size - left.size || left.chance - right.chance);
  const held = Array.from({ length: folds }, () => ({ codes: new Float64Array(codes + 1), readings: 0 }));
  const foldOf = new Map<number, number>();
  for (const { group, own, size } of ordered) {
    let best = 0;
    let least = Infinity;
    for (const [fold, { codes: counts, readings: count }] of held.entries()) {
      // The share of their codes that the fold holds already; its size decides between equals.
      const fill = own.reduce((sum, code) => sum + (counts[code] ?? 0) / (totals[code] ?? 1), (count / readings.length) * 1e-3);
      if (fill < least) [best, least] = [fold, fill];
    }
    foldOf.set(group, best);
    const chosen = held[best];
    if (chosen === undefined) continue;
    chosen.readings += size;
    for (const code of own) chosen.codes[code] = (chosen.codes[code] ?? 0) + 1;
  }
  return foldOf;
}
