import { featuresOf, likeness, weightOf, weightShared } from '../features.ts';
import type { Marker, MarkerKind } from '../markers.ts';
import { cutAt, within, type Reading, type Stretch } from '../reading.ts';
import type { Checker, Comparison, Finding } from './check.ts';
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
  const gone = findings.length > 0 ? [] : goneConditions(comparison);
  return { facts, findings: [...findings, ...gone, ...findTurnedConjunctions(comparison)] };
};

/** A clause on which something hangs, in whatever words: 经审核通过的, "after the employee completes probation". */
const hanging = /(?:的|时|后|前|下)$|^\s?(?:如|若|经|凡|在|只要|一旦)|^\s*(?:if|when|where|once|after|until|unless|provided|subject\s+to|only)\b/;
const clauseEnd = /[,;。!?\n]|(?=\s(?:if|when|once|after|until|unless|provided)\s)|且(?=[^,。;]{3})/g;
/** A clause that tells when or on what condition, and any word that does. */
const hangsInTime = /(?:后|前)$|^\s*(?:after|once|until|before)\b/;
const inTime = /后|前|时|如|若|才|再|先|起|了|完|到|满|\b(?:after|once|when|until|before|if|as\s+soon\s+as|from|following|first|then|later|since|by|has|have|had|upon|on|within)\b/;
/** Share of a clause's words of which something must be left in what it became, and the weight from which it has words. */
const leastLeft = 0.06;
const worthLooking = 5;
/** The same where the rewrite names fewer conditions than the original. */
const leastLeftOfFewer = 0.25;

const conditional: ReadonlySet<MarkerKind> = new Set(['if', 'unless']);
const fewerConditions = (original: Reading, from: Stretch | null, rewrite: Reading, to: Stretch | null): boolean =>
  from !== null && to !== null &&
  within(original.markers, from).filter(({ kind }) => conditional.has(kind)).length > within(rewrite.markers, to).filter(({ kind }) => conditional.has(kind)).length;

/** Conditions of which not a word is left in the sentences that answer theirs. */
function goneConditions({ original, rewrite, beads, originalEntries, rewriteEntries }: Comparison): Finding[] {
  return beads.flatMap((bead, index): Finding[] => {
    if (bead.original === null || bead.rewrite === null) return [];
    const [first, last] = [beads[index - 1]?.rewrite ?? bead.rewrite, beads[index + 1]?.rewrite ?? bead.rewrite];
    const answer = featuresOf(rewrite, { start: first.start, end: last.end }, rewriteEntries);
    const { start, end } = bead.original;
    const ends = [...original.text.slice(start, end).matchAll(clauseEnd)].map((match) => start + match.index + match[0].length);
    return cutAt(bead.original, ends).flatMap((clause): Finding[] => {
      const text = original.text.slice(clause.start, clause.end).replace(/[,;。!?\n]$/, '');
      if (!hanging.test(text) && !text.endsWith('且')) return [];
      if (hangsInTime.test(text) && !inTime.test(rewrite.text.slice(first.start, last.end))) return [{ kind: 'missing', original: clause, rewrite: bead.rewrite }];
      const features = featuresOf(original, clause, originalEntries);
      const weight = weightOf(features);
      const joined = text.endsWith('且') || original.text.slice(0, clause.start).trimEnd().endsWith('且');
      const least = joined || fewerConditions(original, bead.original, rewrite, bead.rewrite) ? leastLeftOfFewer : leastLeft;
      return weight >= worthLooking && weightShared(features, answer, []) / weight < least ? [{ kind: 'missing', original: clause, rewrite: bead.rewrite }] : [];
    });
  });
}

function lostConditions(bead: MarkedBead): Finding[] {
  const conditions = ofKinds(bead.original, 'if');
  const kept = ofKinds(bead.rewrite, 'if', 'when', 'unless', 'only');
  // "Subject to payment of a charge" may be put as "you must pay a charge".
  const obliged = ofKinds(bead.rewrite, 'must', 'plain-must').length > ofKinds(bead.original, 'must', 'plain-must').length;
  return conditions.length > 0 && kept.length === 0 && !obliged ? [{ kind: 'missing', original: conditions[0] ?? null, rewrite: bead.bead.rewrite }] : [];
}

function narrowings(bead: MarkedBead): Finding[] {
  const [only, onlyAfter] = [ofKinds(bead.original, 'only'), ofKinds(bead.rewrite, 'only')];
  const [unless, unlessAfter] = [ofKinds(bead.original, 'unless'), ofKinds(bead.rewrite, 'unless')];
  const obliged = ofKinds(bead.rewrite, 'must').length > ofKinds(bead.original, 'must').length;
  const denied = ofKinds(bead.rewrite, 'not', 'must-not').length > ofKinds(bead.original, 'not', 'must-not').length;
  const ifNot = denied && ofKinds(bead.rewrite, 'if', 'when').length > ofKinds(bead.original, 'if', 'when').length;
  const findings: Finding[] = [];
  if (only.length > 0 && onlyAfter.length === 0 && !obliged) findings.push(...surplus('missing', only.slice(0, 1), [], bead));
  // "Unless it is paid" is "if it is not paid"; with a denial it is an "only" (see marked-beads.ts), which is the contrary.
  if (unless.length > 0 && unlessAfter.length === 0 && !ifNot) findings.push(...surplus('missing', unless.slice(0, 1), [], bead));
  // "Must not without consent" does not become "must without consent".
  if (only.length > onlyAfter.length && unlessAfter.length > unless.length) findings.push({ kind: 'inverted', original: only[0] ?? null, rewrite: unlessAfter[0] ?? null });
  // Where something depends already, "only" makes plain that it does.
  if (only.length === 0 && onlyAfter.length > 0 && !bead.depends) findings.push(...surplus('added', [], onlyAfter.slice(0, 1), bead));
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
    if (weightOf(condition) < 3 || likeness(condition, featuresOf(original, said, originalEntries)) >= known) return [];
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
