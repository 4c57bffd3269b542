import { boundKept } from '../bounds.ts';
import type { BoundQuantity } from '../reading.ts';
import { findPeriods } from '../periods.ts';
import type { Checker, Comparison, Finding } from './check.ts';

const grouped = (quantities: readonly BoundQuantity[]): Map<string, BoundQuantity[]> => Map.groupBy(quantities, ({ key }) => key);

/**
 * Every figure of the original stands in the rewrite, at least as often, and none that the original has not. Figures
 * are compared by value and unit after both were brought to one form: 一千万元, 1,000 万元 and 10,000,000 元 are one.
 */
export const checkFigures: Checker = (comparison) => {
  const { original, rewrite } = comparison;
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
  findings.push(...comparePeriods(comparison));
  return { facts: original.quantities.length, findings };
};

/** What is due each month stays due each month, and a yearly rate a yearly rate. */
function comparePeriods({ original, rewrite }: Comparison): Finding[] {
  const [before, after] = [findPeriods(original.text), findPeriods(rewrite.text)];
  const missing = before.filter(({ unit }) => !after.some((each) => each.unit === unit));
  const added = before.length === 0 ? [] : after.filter(({ unit }) => !before.some((each) => each.unit === unit));
  return [
    ...missing.map((period, index): Finding => ({ kind: added[index] === undefined ? 'missing' : 'changed', original: period, rewrite: added[index] ?? null })),
    ...added.slice(missing.length).map((period): Finding => ({ kind: 'added', original: null, rewrite: period })),
  ];
}

const whole = /全额|全部|所有|一切|\b(?:all|entire|whole|in\s+full|full)\b/;
const part = /部分|一些|最低|\b(?:some|part(?:ly)?|partial(?:ly)?|minimum)\b/;

/** All stays all: no "some", "part" or "minimum" comes in for it. */
function comparePortions({ original, rewrite }: Comparison): Finding[] {
  const all = whole.exec(original.text);
  const some = part.exec(rewrite.text);
  if (all === null || some === null || part.test(original.text)) return [];
  return [{ kind: 'changed', original: { start: all.index, end: all.index + all[0].length }, rewrite: { start: some.index, end: some.index + some[0].length } }];
}

const earlier = /之前|以前|税前|(?:扣除|支付|到期|赎回|缴费|付款|生效|期满|投保|签约)前|\b(?:before|prior\s+to|pre-tax)\b/g;
const later = /之后|以后|税后|(?:扣除|支付|到期|赎回|缴费|付款|生效|期满|投保|签约)后|\b(?:after|following|post-tax)\b/g;

/** Before does not become after, nor after before. */
function compareOrder({ original, rewrite }: Comparison): Finding[] {
  const places = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  const turned = (from: RegExp, to: RegExp): Finding[] => {
    const [gone, come] = [places(original.text, from), places(rewrite.text, to)];
    const isTurned = gone.length > places(rewrite.text, from).length && come.length > places(original.text, to).length;
    return isTurned ? [{ kind: 'inverted', original: gone.at(-1) ?? null, rewrite: come.at(-1) ?? null }] : [];
  };
  return [...turned(earlier, later), ...turned(later, earlier)];
}

/** Before and after exclude each other; either may go unsaid. */
const directionKept = (original: BoundQuantity['direction'], rewrite: BoundQuantity['direction']) => original === null || rewrite === null || original === rewrite;

/** At least and at most, before and after, within and about: each figure is bounded as it was. */
export const checkBounds: Checker = (comparison) => {
  const { original, rewrite } = comparison;
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
  return { facts, findings: [...findings, ...comparePortions(comparison), ...compareOrder(comparison)] };
};
