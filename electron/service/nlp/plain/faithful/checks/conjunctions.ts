import { featuresOf, likeness, type Features } from '../features.ts';
import type { MarkerKind } from '../markers.ts';
import { within, type Reading, type Stretch } from '../reading.ts';
import type { Comparison, Finding } from './check.ts';

const either = /或者|或(?![许有将会]|以[上下])|\bor\b/g;
const both = /并且|而且|且|同时|以及|和(?!解)|与(?!否)|\band\b/g;
const surelyBoth = /并且|而且|且|同时|\band\s+(?:also|at\s+the\s+same\s+time)\b/g;
/** Length of text on either side by which what a conjunction joins is recognised. */
const reach = 40;
/** How alike the joined parts must be to be the same. */
const alike = 0.3;

interface Conjunction extends Stretch {
  readonly joins: Features;
}

/**
 * Conditions and duties of which one is enough do not become ones that must all hold, nor the reverse. Under a denial
 * "or" and "and" say the same in usual speech ("not liable for A or B", "A and B are excluded"), so those are let be.
 */
export function findTurnedConjunctions({ original, rewrite, beads }: Comparison): Finding[] {
  return beads.flatMap(({ original: from, rewrite: to }): Finding[] => {
    if (from === null || to === null) return [];
    const turned = (gone: RegExp, come: RegExp, evenDenied = false): Finding[] => {
      const lost = conjunctions(original, from, gone, evenDenied);
      const found = conjunctions(rewrite, to, come, evenDenied);
      if (lost.length <= conjunctions(rewrite, to, gone, evenDenied).length || found.length <= conjunctions(original, from, come, evenDenied).length) return [];
      return lost.flatMap((each): Finding[] => {
        const match = found.find(({ joins }) => likeness(each.joins, joins) >= alike);
        return match === undefined ? [] : [{ kind: 'changed', original: { start: each.start, end: each.end }, rewrite: { start: match.start, end: match.end } }];
      });
    };
    // 且 and "and also" join whatever they stand in; a mere "and" may be an "or" in usual speech.
    const surely = turned(either, surelyBoth, true);
    return surely.length > 0 || !depends(original, from) ? surely : [...turned(either, both), ...turned(both, either)];
  });
}

const binding: ReadonlySet<MarkerKind> = new Set(['if', 'when', 'must', 'plain-must', 'should', 'only']);
const depends = ({ markers }: Reading, stretch: Stretch) => within(markers, stretch).some(({ kind }) => binding.has(kind));
const denying: ReadonlySet<MarkerKind> = new Set(['not', 'must-not', 'except', 'unless']);
const conditional: ReadonlySet<MarkerKind> = new Set(['if', 'when', 'only']);

/** Whether what decides a conjunction is a denial: the last denial or condition before it. */
const isDenied = ({ markers }: Reading, stretch: Stretch, at: number): boolean => {
  const deciding = within(markers, { start: stretch.start, end: at }).findLast(({ kind }) => denying.has(kind) || conditional.has(kind));
  return deciding !== undefined && denying.has(deciding.kind);
};

function conjunctions(reading: Reading, stretch: Stretch, pattern: RegExp, evenDenied = false): Conjunction[] {
  return [...reading.text.slice(stretch.start, stretch.end).matchAll(pattern)].flatMap(({ index, 0: word }): Conjunction[] => {
    const start = stretch.start + index;
    const end = start + word.length;
    const right = reading.text.slice(end, Math.min(stretch.end, end + reach)).search(/[,;。!?\n]/);
    if (!evenDenied && isDenied(reading, stretch, start)) return [];
    return [{ start, end, joins: featuresOf(reading, { start: end, end: right < 0 ? Math.min(stretch.end, end + reach) : end + right }, []) }];
  });
}
