import { withNeighbours } from '../align.ts';
import { featuresOf, likeness, union, type Features } from '../features.ts';
import type { BoundQuantity, Reading, Stretch } from '../reading.ts';
import { firstFrom, holding, within } from '../reading.ts';
import type { Checker, EntryMention, Finding } from './check.ts';
import { findCrossings } from './crossings.ts';

const clauseEnd = /[,;:。!?\n]|、(?=[^、]*$)/;

/**
 * What a figure is said of: the words of its clause before it, and where there are none (figures that begin a clause)
 * those after it, up to the next figure.
 */
function subjectOf(reading: Reading, quantity: BoundQuantity, entries: readonly EntryMention[]): Features {
  const index = firstFrom(reading.quantities, quantity.start);
  const previous = reading.quantities.slice(Math.max(0, index - 8), index).findLast(({ unit }) => unit === quantity.unit)?.end ?? 0;
  const next = reading.quantities[index + 1]?.start ?? reading.text.length;
  const sentence = holding(reading.sentences, quantity.start);
  const from = Math.max(previous, sentence?.start ?? 0);
  const lead = reading.text.slice(from, quantity.start);
  const cut = [...lead.matchAll(new RegExp(clauseEnd, 'g'))].findLast(({ index: place }) => /\p{L}{2}/u.test(lead.slice(place)))?.index ?? -1;
  // "£12,400 in salary and £3,100 in bonuses": what is joined to the figure before says nothing of this one.
  const joint = /(?:\s(?:and|or|but|while)\s(?:the\s|an?\s)?|[和与及])\s?$/.test(lead);
  const before: Stretch = { start: joint ? quantity.start : from + cut + 1, end: quantity.start };
  const tail = reading.text.slice(quantity.end, Math.min(next, sentence?.end ?? reading.text.length));
  const stop = tail.search(/[,;。!?\n]|\s(?:and|but|while)\s/);
  const behind: Stretch = { start: quantity.end, end: quantity.end + (stop < 0 ? tail.length : stop) };
  const features = featuresOf(reading, before, entries);
  // The last figure of its clause may have what it is said of behind it: 于 5 月 18 日放款, "£2.50 is deducted".
  const isLast = next >= behind.end && stop >= 0;
  return features.length === 0 || isLast ? union([features, featuresOf({ ...reading, quantities: [] }, behind, entries)]) : features;
}

/** Subjects of a text's figures, each read once and only where it is asked for. */
function createSubjectReader(reading: Reading, entries: readonly EntryMention[]): (quantity: BoundQuantity) => Features {
  const known = new Map<BoundQuantity, Features>();
  return (quantity) => {
    const subject = known.get(quantity) ?? subjectOf(reading, quantity, entries);
    known.set(quantity, subject);
    return subject;
  };
}

/** How much likelier another figure's subject must be before the two count as swapped. */
const margin = 0.12;

/**
 * Each figure is still said of what it was said of: two fees swapped are a failure. For two figures of one unit and
 * different values in sentences that say the same, the subjects in the rewrite must not fit better crosswise.
 */
export const checkBindings: Checker = ({ original, rewrite, beads, originalEntries, rewriteEntries }) => {
  const findings: Finding[] = [];
  const seen = new Set<BoundQuantity>();
  const before = createSubjectReader(original, originalEntries);
  const after = createSubjectReader(rewrite, rewriteEntries);
  // A figure that stands several times is compared where its subject is most alike.
  const closest = (quantity: BoundQuantity, among: readonly BoundQuantity[]): BoundQuantity | undefined => {
    const same = among.filter(({ key }) => key === quantity.key);
    return same.length < 2 ? same[0] : same.map((each) => ({ each, value: likeness(before(quantity), after(each)) })).toSorted((a, b) => b.value - a.value)[0]?.each;
  };
  for (const bead of withNeighbours(beads, original.text)) {
    if (bead.original === null || bead.rewrite === null) continue;
    const inside = within(original.quantities, bead.original);
    if (new Set(inside.map(({ key }) => key)).size < 2) continue;
    const said = within(rewrite.quantities, bead.rewrite);
    for (const [index, first] of inside.entries()) {
      for (const second of inside.slice(index + 1)) {
        if (first.key === second.key || first.unit !== second.unit || seen.has(first)) continue;
        const [here, there] = [closest(first, said), closest(second, said)];
        if (here === undefined || there === undefined) continue;
        const straight = likeness(before(first), after(here)) + likeness(before(second), after(there));
        const crossed = likeness(before(first), after(there)) + likeness(before(second), after(here));
        if (crossed <= straight + 2 * margin) continue;
        seen.add(first);
        findings.push({ kind: 'swapped', original: first, rewrite: here });
      }
    }
  }
  if (findings.length === 0) findings.push(...findCrossings({ original, rewrite, beads, originalEntries, rewriteEntries }));
  return { facts: original.quantities.length, findings };
};
