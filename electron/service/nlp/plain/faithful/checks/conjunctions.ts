import { featuresOf, likeness, type Features } from '../features.ts';
import { within, type Reading, type Stretch } from '../reading.ts';
import type { Comparison, Finding } from './check.ts';

const either = /或者|或(?![许有将会]|以[上下])|\bor\b/g;
const both = /并且|而且|且|同时|以及|和(?!解)|与(?!否)|\band\b/g;
/** Length of text on either side by which what a conjunction joins is recognised. */
const reach = 24;
/** How alike the joined parts must be to be the same. */
const alike = 0.5;

interface Conjunction extends Stretch {
  readonly joins: Features;
}

/**
 * Conditions and duties of which one is enough do not become ones that must all hold, nor the reverse. Under a denial
 * "or" and "and" say the same in usual speech ("not liable for A or B", "A and B are excluded"), so those are let be.
 */
export function findTurnedConjunctions({ original, rewrite, beads }: Comparison): Finding[] {
  return beads.flatMap(({ original: from, rewrite: to }): Finding[] => {
    if (from === null || to === null || !depends(original, from) || denies(original, from) || denies(rewrite, to)) return [];
    const turned = (gone: RegExp, come: RegExp): Finding[] => {
      const lost = conjunctions(original, from, gone);
      const found = conjunctions(rewrite, to, come);
      if (lost.length <= conjunctions(rewrite, to, gone).length || found.length <= conjunctions(original, from, come).length) return [];
      return lost.flatMap((each): Finding[] => {
        const match = found.find(({ joins }) => likeness(each.joins, joins) >= alike);
        return match === undefined ? [] : [{ kind: 'changed', original: { start: each.start, end: each.end }, rewrite: { start: match.start, end: match.end } }];
      });
    };
    return [...turned(either, both), ...turned(both, either)];
  });
}

const depends = ({ markers }: Reading, stretch: Stretch) => within(markers, stretch).some(({ kind }) => kind === 'if' || kind === 'when' || kind === 'must' || kind === 'only');
const denies = ({ markers }: Reading, stretch: Stretch) => within(markers, stretch).some(({ kind }) => kind === 'not' || kind === 'must-not' || kind === 'except' || kind === 'unless');

function conjunctions(reading: Reading, stretch: Stretch, pattern: RegExp): Conjunction[] {
  return [...reading.text.slice(stretch.start, stretch.end).matchAll(pattern)].map(({ index, 0: word }) => {
    const start = stretch.start + index;
    const end = start + word.length;
    const right = reading.text.slice(end, Math.min(stretch.end, end + reach)).search(/[,;。!?\n]/);
    return { start, end, joins: featuresOf(reading, { start: end, end: right < 0 ? Math.min(stretch.end, end + reach) : end + right }, []) };
  });
}
