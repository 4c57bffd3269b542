import { boundKept } from '../bounds.ts';
import type { BoundQuantity } from '../reading.ts';
import { turnedWords } from '../opposites.ts';
import { findPeriods } from '../periods.ts';
import type { Quantity } from '../quantities.ts';
import type { Checker, Comparison, Finding } from './check.ts';

const grouped = (quantities: readonly BoundQuantity[]): Map<string, BoundQuantity[]> => Map.groupBy(quantities, ({ key }) => key);

/**
 * Every figure of the original stands in the rewrite, at least as often, and none that the original has not. Figures
 * are compared by value and unit after both were brought to one form: 一千万元, 1,000 万元 and 10,000,000 元 are one.
 */
export const checkFigures: Checker = (comparison) => {
  const { original, rewrite } = comparison;
  const [before, after] = [grouped(original.quantities), grouped(rewrite.quantities)];
  const missing = [...before].flatMap(([key, list]) => list.slice(after.get(key)?.length ?? 0)).filter((quantity) => !inWords(quantity, rewrite.weak) && !(after.has(quantity.key) && saysTogether.test(rewrite.text)));
  const added = [...after].filter(([key]) => !before.has(key)).flatMap(([, list]) => list).filter((quantity) => !inWords(quantity, original.weak));
  const findings: Finding[] = missing.map((quantity) => {
    // A new figure of the same unit is most likely what the missing one became.
    const index = added.findIndex(({ unit }) => unit === quantity.unit);
    const [became] = index < 0 ? [] : added.splice(index, 1);
    return { kind: became === undefined ? 'missing' : 'changed', original: quantity, rewrite: became ?? null };
  });
  findings.push(...added.map((quantity): Finding => ({ kind: 'added', original: null, rewrite: quantity })));
  findings.push(...compareWeak(comparison), ...comparePeriods(comparison));
  return { facts: original.quantities.length, findings };
};

/** One figure may be said of two things at once: 12 月 18 日既是登记日，也是除息日. */
const saysTogether = /既是|都是|均为|同为|分别|各自|\b(?:both|each|same)\b/;

/** Whether a number in words stands for a figure that counts nothing known. */
const inWords = ({ unit, value }: BoundQuantity, weak: readonly Quantity[]): boolean =>
  weak.some((each) => each.value === value && (unit === '' || unit === 'ordinal' || each.unit === unit));

/** 三户 does not become 五户: what is counted by the same word keeps its number. */
function compareWeak({ original, rewrite }: Comparison): Finding[] {
  const counted = (text: string, { end }: Quantity) => text.slice(end, end + 8).trimStart()[0];
  const kept = new Set([...rewrite.weak, ...rewrite.quantities].map(({ value }) => value));
  const known = new Set(original.weak.map(({ value }) => value));
  return original.weak.flatMap((quantity): Finding[] => {
    if (quantity.value < 2 || kept.has(quantity.value)) return [];
    const became = rewrite.weak.find((each) => each.value > 1 && counted(rewrite.text, each) === counted(original.text, quantity) && !known.has(each.value));
    return became === undefined ? [] : [{ kind: 'changed', original: quantity, rewrite: became }];
  });
}

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
const part = /(?<!剩余|剩下的?|其余|超出的?|超过的?|这|那|该|未还|没还|任一|每一)部分|一些|最低|\b(?:some|part(?:ly)?|partial(?:ly)?|minimum)\b/;

/** All stays all: no "some", "part" or "minimum" comes in for it. */
function comparePortions({ original, rewrite }: Comparison): Finding[] {
  const all = whole.exec(original.text);
  const some = part.exec(rewrite.text);
  if (all === null || some === null || part.test(original.text)) return [];
  return [{ kind: 'changed', original: { start: all.index, end: all.index + all[0].length }, rewrite: { start: some.index, end: some.index + some[0].length } }];
}

const deduction = /扣除|扣减|扣掉|扣去|扣完|减去|减掉|抵扣|抵掉|税后|净额|\b(?:deduct(?:s|ed|ing|ion|ions)?|net|less(?!\s+than)|minus|taken\s+off|tak(?:e|ing)\s+off|after\s+(?:tax|charges|fees))\b/;

const deducted = /扣|减|除去|税后|净额|净收益|\b(?:deduct|net\b|less\b|minus\b|tak(?:e|es|en|ing)\b|charge|off\b|after\b)/;

/** What is paid after a deduction is not paid in full, nor after one of two deductions. */
function compareDeductions({ original, rewrite, beads }: Comparison): Finding[] {
  return beads.flatMap(({ original: from, rewrite: to }): Finding[] => {
    if (from === null || to === null) return [];
    const match = deduction.exec(original.text.slice(from.start, from.end));
    if (match === null) return [];
    const place = { start: from.start + match.index, end: from.start + match.index + match[0].length };
    if (!deducted.test(rewrite.text.slice(to.start, to.end))) return [{ kind: 'missing', original: place, rewrite: to }];
    // Charges and taxes have the same names in plain words: 托管费, 所得税.
    const names = [...original.text.slice(place.end, from.end).split(/[后,。;]/, 1).join('').matchAll(/[\u3400-\u9fff]{1,4}?[费税](?!用)/g)].map(([name]) => name.slice(-3).replace(/^[和与及、]/, ''));
    const [lost] = names.length < 2 ? [] : names.filter((name) => !rewrite.text.includes(name));
    return lost === undefined ? [] : [{ kind: 'missing', original: place, rewrite: to }];
  });
}

/** Before does not become after, nor gross net. */
const compareOpposites = ({ original, rewrite }: Comparison): Finding[] =>
  turnedWords(original.text, rewrite.text).map((turned): Finding => ({ kind: 'inverted', ...turned }));

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
  return { facts, findings: [...findings, ...comparePortions(comparison), ...compareDeductions(comparison), ...compareOpposites(comparison)] };
};
