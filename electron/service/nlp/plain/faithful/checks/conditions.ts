import { featuresOf, likeness } from '../features.ts';
import type { Marker } from '../markers.ts';
import type { Reading } from '../reading.ts';
import type { Checker, Finding } from './check.ts';
import { findTurnedConjunctions } from './conjunctions.ts';
import { compareBeads, ofKinds, surplus, type MarkedBead } from './marked-beads.ts';

/** Shared words that an added condition needs with what it is said of, to be a condition that was there without an "if". */
const known = 0.12;

/** What makes a statement depend stays: if, unless, only, except, and whether one of several is enough. A condition that says nothing of the original is an addition. */
export const checkConditions: Checker = (comparison) => {
  const { facts, findings } = compareBeads(
    comparison,
    (markers) => ofKinds(markers, 'if', 'unless', 'only', 'except').length,
    (bead) => [...lostConditions(bead), ...narrowings(bead), ...newConditions(comparison, bead)],
  );
  return { facts, findings: [...findings, ...findTurnedConjunctions(comparison)] };
};

function lostConditions(bead: MarkedBead): Finding[] {
  const conditions = ofKinds(bead.original, 'if');
  const kept = ofKinds(bead.rewrite, 'if', 'when', 'unless', 'only');
  return conditions.length > 0 && kept.length === 0 ? [{ kind: 'missing', original: conditions[0] ?? null, rewrite: bead.bead.rewrite }] : [];
}

function narrowings(bead: MarkedBead): Finding[] {
  const [only, onlyAfter] = [ofKinds(bead.original, 'only', 'unless'), ofKinds(bead.rewrite, 'only', 'unless')];
  const findings = surplus(only.length > onlyAfter.length ? 'missing' : 'added', only.slice(0, 1), onlyAfter.slice(0, 1), bead);
  const exceptions = ofKinds(bead.original, 'except');
  // An exclusion may be said without "except": what is not covered is a matter of negations then.
  const kept = ofKinds(bead.rewrite, 'except', 'unless', 'only').length + Math.max(0, ofKinds(bead.rewrite, 'not').length - ofKinds(bead.original, 'not').length);
  if (exceptions.length > kept) findings.push({ kind: 'missing', original: exceptions[0] ?? null, rewrite: bead.bead.rewrite });
  return findings;
}

function newConditions({ original, rewrite, originalEntries, rewriteEntries }: Parameters<Checker>[0], bead: MarkedBead): Finding[] {
  const { original: said } = bead.bead;
  if (ofKinds(bead.original, 'if', 'when', 'unless', 'only').length > 0) return [];
  return ofKinds(bead.rewrite, 'if').flatMap((marker): Finding[] => {
    if (said === null) return [{ kind: 'added', original: null, rewrite: marker }];
    const condition = featuresOf(rewrite, clauseOf(rewrite, marker), rewriteEntries);
    if (condition.length === 0 || likeness(condition, featuresOf(original, said, originalEntries)) >= known) return [];
    return [{ kind: 'added', original: said, rewrite: marker }];
  });
}

/** The clause a condition's word begins or ends. */
function clauseOf({ text }: Reading, { start, end }: Marker): { start: number; end: number } {
  const before = text.slice(0, start).search(/[^,;。!?\n]*$/);
  const length = text.slice(end).search(/[,;。!?\n]/);
  const after = length < 0 ? text.length : end + length;
  return /下$|话$/.test(text.slice(start, end)) ? { start: before, end: start } : { start: end, end: after };
}
