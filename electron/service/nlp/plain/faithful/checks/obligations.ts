import type { Marker, MarkerKind } from '../markers.ts';
import type { Checker, Finding } from './check.ts';
import { compareBeads, ofKinds, surplus, type MarkedBead } from './marked-beads.ts';

/** Duties stay duties and rights stay rights: no must becomes may, no will becomes might, no possibility a certainty. */
export const checkObligations: Checker = (comparison) =>
  compareBeads(comparison, (markers) => ofKinds(markers, 'must', 'may', 'possible').length, compareObligations);

const isLatin = ({ word }: Marker) => /^[a-z']/.test(word);

function compareObligations(bead: MarkedBead): Finding[] {
  const { original, rewrite } = bead;
  const count = (...kinds: readonly MarkerKind[]) => ({ before: ofKinds(original, ...kinds).length, after: ofKinds(rewrite, ...kinds).length });
  const gained = (...kinds: readonly MarkerKind[]) => Math.max(0, count(...kinds).after - count(...kinds).before);
  const lost = (...kinds: readonly MarkerKind[]) => Math.max(0, count(...kinds).before - count(...kinds).after);
  const narrowed = ofKinds([...original, ...rewrite], 'only').length > 0;
  const findings: Finding[] = [];
  // "Only with consent" may be put as "must have consent", a stated minimum as "must be at least", and back.
  const [must, mustAfter] = [ofKinds(original, 'must'), ofKinds(rewrite, 'must')];
  const softened = gained('may', 'able', 'should', 'possible') > 0;
  const loose = (narrowed || bead.setsLimit) && !softened ? 1 : 0;
  if (must.length > mustAfter.length) {
    // "Shall" obliges or only speaks of what will be; in plain words the present tense often stands for it.
    const promised = softened ? 0 : must.filter(({ word }) => word === 'shall').length;
    const kept = mustAfter.length + gained('plain-must') + promised + (softened ? 0 : gained('due')) + loose;
    const repeated = !softened && kept > 0;
    if (!repeated) findings.push(...surplus('weakened', must, must.slice(0, Math.min(kept, must.length)), bead));
  } else if (mustAfter.length > must.length + loose) {
    const repeated = (must.length > 0 || bead.setsLimit || lost('due') > 0 || lost('if') > 0 || (bead.depends && count('may').before > 0)) && lost('may', 'able') === 0;
    if (!repeated) findings.push(...surplus('added', must, mustAfter, bead));
  }

  const [should, shouldAfter] = [ofKinds(original, 'should'), ofKinds(rewrite, 'should')];
  // Advice does not become a duty, nor a duty advice; advice that is merely added says so by itself.
  if (should.length > 0 && shouldAfter.length === 0 && mustAfter.length > must.length) findings.push(...surplus('changed', should, [], bead));

  // English "may" allows and supposes; in Chinese 可以 and 可能 are two words.
  const pooled = [...original, ...rewrite].some(isLatin);
  const rights: readonly MarkerKind[] = pooled ? ['may', 'possible'] : ['may'];
  const [may, mayAfter] = [ofKinds(original, ...rights), ofKinds(rewrite, ...rights)];
  const [able, ableAfter] = [ofKinds(original, 'able'), ofKinds(rewrite, 'able')];
  const loosened = lost('must', 'must-not') > 0;
  const tightened = gained('must', 'must-not') > 0;
  // A right of several parts may be said once or with each of them.
  const saidAgain = may.length + able.length > 0 && !loosened;
  const foretold = gained('will') > 0;
  const saidOnce = mayAfter.length + ableAfter.length > 0 && !tightened && !foretold;
  if (may.length > mayAfter.length + ableAfter.length + ((narrowed || bead.setsLimit) && !foretold ? 1 : 0)) {
    if (!saidOnce) findings.push(...surplus('missing', may, [...mayAfter, ...ableAfter], bead));
  } else if (mayAfter.length > may.length + able.length + (narrowed ? 1 : 0)) {
    if (!saidAgain) findings.push(...surplus('weakened', may, mayAfter, bead));
  } else if (ableAfter.length > able.length + may.length && ofKinds(original, 'will').length > ofKinds(rewrite, 'will').length) {
    findings.push(...surplus('weakened', able, ableAfter, bead));
  }
  if (!pooled) {
    const [possible, possibleAfter] = [ofKinds(original, 'possible'), ofKinds(rewrite, 'possible')];
    // What might be in two ways does not become certain in one of them.
    if (possible.length === 0 || possibleAfter.length === 0 || (foretold && possible.length > possibleAfter.length)) findings.push(...surplus(possible.length > possibleAfter.length ? 'missing' : 'weakened', possible, possibleAfter, bead));
  }
  return traded(findings, bead);
}

/** A duty that is gone and a right that came in its place are one finding, with both words. */
function traded(findings: readonly Finding[], { bead }: MarkedBead): Finding[] {
  const gone = findings.find(({ original, rewrite }) => original !== bead.original && rewrite === bead.rewrite);
  const come = findings.find(({ original, rewrite }) => original === bead.original && rewrite !== bead.rewrite);
  if (gone === undefined || come === undefined) return [...findings];
  return [{ kind: 'changed', original: gone.original, rewrite: come.rewrite }, ...findings.filter((finding) => finding !== gone && finding !== come)];
}
