import { checkFaithfulness, type Faithfulness } from '../faithful/check-faithfulness.ts';
import type { GlossaryEntry } from '../glossary/entry.ts';
import { createTermFinder } from '../glossary/find-terms.ts';
import { applyEdits, placesOfEdits } from './apply-edits.ts';
import { createCulprits } from './culprits.ts';
import { createProposer, type Edit } from './propose-edits.ts';
import { cutRegions, touchedRegions } from './regions.ts';

/** A proposed rewrite: the text, the edits that make it of the original, and what the checks say. */
export interface Rewrite extends Faithfulness {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Times the whole is checked again after edits were taken back; the last ones are less careful. */
const mostRounds = 6;
const roundsOfCare = 3;

/**
 * Puts a text into plain words by a glossary. Where a check objects, the edits of that region are tried by halves, and
 * only those are taken back with which the region does not pass; what is left is as plain as it can be without a red
 * check. Where that finds no culprit, the edits at which the checks point go, then their entries, and at last all.
 */
export function rewriteText(original: string, entries: readonly GlossaryEntry[]): Rewrite {
  const propose = createProposer(original, createTermFinder(entries));
  const culprits = createCulprits(original, entries);
  for (let round = 0; ; round++) {
    const edits = round < mostRounds ? propose(culprits.refuses) : [];
    const text = applyEdits(original, edits);
    const faithfulness = checkFaithfulness(original, text, entries);
    if (!faithfulness.blocked || edits.length === 0) return { text, edits, ...faithfulness };
    const findings = faithfulness.checks.flatMap((check) => check.findings);
    let found = false;
    for (const region of touchedRegions(cutRegions(original, edits), findings)) found = culprits.look(region) || found;
    if (found) lookAtNewEdits(original, edits);
    const pointed = found && round < roundsOfCare ? [] : pointedAt(edits, faithfulness);
    for (const edit of pointed) culprits.refuse(edit, round >= roundsOfCare);
    if (!found && pointed.length === 0) round = mostRounds;
  }

  /** Where the first use of a term was refused, the next use has become the first, in words that nothing has checked yet. */
  function lookAtNewEdits(original: string, known: readonly Edit[]): void {
    const checked = new Set(known.map(keyOf));
    for (let fresh = true; fresh; ) {
      fresh = false;
      for (const region of cutRegions(original, propose(culprits.refuses))) {
        if (region.edits.every((edit) => checked.has(keyOf(edit)))) continue;
        for (const edit of region.edits) checked.add(keyOf(edit));
        fresh = culprits.look(region) || fresh;
      }
    }
  }
}

const keyOf = ({ start, replacement }: Edit) => `${start} ${replacement}`;

/** The edits whose span or replacement a finding touches. */
function pointedAt(edits: readonly Edit[], { checks }: Faithfulness): Edit[] {
  const findings = checks.flatMap((check) => check.findings);
  const places = placesOfEdits(edits);
  return edits.filter((edit, index) => {
    const place = places[index];
    return findings.some(
      ({ original, rewrite }) =>
        (original !== null && edit.start < original.end && edit.end > original.start) || (rewrite !== null && place !== undefined && place.start < rewrite.end && place.end > rewrite.start),
    );
  });
}
