import { boundKept } from '../bounds.ts';
import type { BoundQuantity } from '../reading.ts';
import type { Checker, Finding } from './check.ts';

const grouped = (quantities: readonly BoundQuantity[]): Map<string, BoundQuantity[]> => Map.groupBy(quantities, ({ key }) => key);

/**
 * Every figure of the original stands in the rewrite, at least as often, and none that the original has not. Figures
 * are compared by value and unit after both were brought to one form: 一千万元, 1,000 万元 and 10,000,000 元 are one.
 */
export const checkFigures: Checker = ({ original, rewrite }) => {
  const [before, after] = [grouped(original.quantities), grouped(rewrite.quantities)];
  const missing = [...before].flatMap(([key, list]) => list.slice(after.get(key)?.length ?? 0));
  const added = [...after].filter(([key]) => !before.has(key)).flatMap(([, list]) => list);
  const findings: Finding[] = missing.map((quantity) => {
    // A new figure of the same unit is most likely what the missing one became.
    const index = added.findIndex(({ unit }) => unit === quantity.unit);
    const [became] = index < 0 ? [] : added.splice(index, 1);
    return { kind: became === undefined ? 'missing' : 'changed', original: quantity, rewrite: became ?? null };
  });
  findings.push(...added.map((quantity): Finding => ({ kind: 'added', original: null, rewrite: quantity })));
  return { facts: original.quantities.length, findings };
};

/** Before and after exclude each other; either may go unsaid. */
const directionKept = (original: BoundQuantity['direction'], rewrite: BoundQuantity['direction']) => original === null || rewrite === null || original === rewrite;

/** At least and at most, before and after, within and about: each figure is bounded as it was. */
export const checkBounds: Checker = ({ original, rewrite }) => {
  const after = grouped(rewrite.quantities);
  const findings: Finding[] = [];
  let facts = 0;
  for (const [key, list] of grouped(original.quantities)) {
    const left = [...(after.get(key) ?? [])];
    for (const quantity of list) {
      if (left.length === 0) break;
      facts++;
      const index = left.findIndex(({ bound, direction }) => boundKept(quantity.unit, quantity.bound, bound) && directionKept(quantity.direction, direction));
      if (index >= 0) left.splice(index, 1);
      else findings.push({ kind: 'changed', original: quantity, rewrite: left.shift() ?? null });
    }
  }
  return { facts, findings };
};
