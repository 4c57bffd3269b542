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

interface Figure {
  readonly quantity: BoundQuantity;
  readonly subject: Features;
  /** The same figure in the rewrite, wherever it stands. */
  readonly same: readonly { readonly quantity: BoundQuantity; readonly subject: Features }[];
}

/** Where in the rewrite a figure is said of what is most like its subject. */
function closest({ subject, same }: Figure): Figure['same'][number] | undefined {
  return same.map((each) => ({ each, value: likeness(subject, each.subject) })).toSorted((a, b) => b.value - a.value)[0]?.each;
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
  for (const bead of withNeighbours(beads, original.text)) {
    if (bead.original === null || bead.rewrite === null) continue;
    const inside = within(original.quantities, bead.original);
    if (new Set(inside.map(({ key }) => key)).size < 2) continue;
    const { rewrite: said } = bead;
    const figures = inside.map((quantity): Figure => {
      const same = within(rewrite.quantities, said).filter(({ key }) => key === quantity.key);
      return { quantity, subject: subjectOf(original, quantity, originalEntries), same: same.map((each) => ({ quantity: each, subject: subjectOf(rewrite, each, rewriteEntries) })) };
    });
    for (const [index, first] of figures.entries()) {
      for (const second of figures.slice(index + 1)) {
        if (first.quantity.key === second.quantity.key || first.quantity.unit !== second.quantity.unit) continue;
        // A figure that stands several times is compared where its subject is most alike.
        const [here, there] = [closest(first), closest(second)];
        if (here === undefined || there === undefined) continue;
        const straight = likeness(first.subject, here.subject) + likeness(second.subject, there.subject);
        const crossed = likeness(first.subject, there.subject) + likeness(second.subject, here.subject);
        if (crossed > straight + 2 * margin && !seen.has(first.quantity)) {
          seen.add(first.quantity);
          findings.push({ kind: 'swapped', original: first.quantity, rewrite: here.quantity });
        }
      }
    }
  }
  if (findings.length === 0) findings.push(...findCrossings({ original, rewrite, beads, originalEntries, rewriteEntries }));
  return { facts: original.quantities.length, findings };
};
