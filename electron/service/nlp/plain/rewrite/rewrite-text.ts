import { checkFaithfulness, type Faithfulness } from '../faithful/check-faithfulness.ts';
import type { GlossaryEntry } from '../glossary/entry.ts';
import { createTermFinder } from '../glossary/find-terms.ts';
import { applyEdits, placesOfEdits } from './apply-edits.ts';
import { proposeEdits, type Edit } from './propose-edits.ts';

/** A proposed rewrite: the text, the edits that make it of the original, and what the checks say. */
export interface Rewrite extends Faithfulness {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Rounds in which edits that a check objects to are taken back. */
const mostRounds = 4;

/**
 * Puts a text into plain words by a glossary. An edit at which a check points is taken back and the checks run again,
 * so that what is left is as plain as it can be without a red check; whatever is still red blocks.
 */
export function rewriteText(original: string, entries: readonly GlossaryEntry[]): Rewrite {
  let edits = proposeEdits(original, createTermFinder(entries));
  for (let round = 0; ; round++) {
    const text = applyEdits(original, edits);
    const faithfulness = checkFaithfulness(original, text, entries);
    if (!faithfulness.blocked || edits.length === 0 || round === mostRounds) return { text, edits, ...faithfulness };
    const kept = withoutObjected(edits, faithfulness);
    edits = kept.length === edits.length ? [] : kept;
  }
}

/** The edits whose span or replacement no finding touches. A removed first use takes the later uses of its entry along. */
function withoutObjected(edits: readonly Edit[], { checks }: Faithfulness): Edit[] {
  const findings = checks.flatMap((check) => check.findings);
  const places = placesOfEdits(edits);
  const objected = new Set(
    edits
      .filter((edit, index) => {
        const place = places[index];
        return findings.some(
          ({ original, rewrite }) =>
            (original !== null && edit.start < original.end && edit.end > original.start) ||
            (rewrite !== null && place !== undefined && place.start < rewrite.end && place.end > rewrite.start),
        );
      })
      .map(({ entry }) => entry),
  );
  return edits.filter(({ entry }) => !objected.has(entry));
}
