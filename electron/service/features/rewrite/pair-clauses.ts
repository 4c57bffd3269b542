import type * as z from 'zod/mini';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import type { clauseSchema, RewriteRecord } from '#shared/contracts/rewrite.ts';
import { findClauses, type Clause } from '#service/nlp/plain/clauses/find-clauses.ts';

type ShownClause = z.infer<typeof clauseSchema>;

/**
 * The exclusions of a draft, each beside the cover that stands before it (what an exclusion limits is said first), and
 * cover that nothing limits. `kept` says whether the check of exclusions found nothing in that clause.
 */
export function pairClauses(rewrite: RewriteRecord): { cover: ShownClause | null; exclusion: ShownClause | null }[] {
  const pairs: { cover: ShownClause | null; exclusion: ShownClause | null }[] = [];
  let latest: ShownClause | null = null;
  let used = true;
  for (const clause of findClauses(rewrite.original)) {
    const shown = showClause(rewrite, clause);
    if (clause.kind === 'exclusion') {
      pairs.push({ cover: latest, exclusion: shown });
      used = true;
      continue;
    }
    if (!used) pairs.push({ cover: latest, exclusion: null });
    latest = shown;
    used = false;
  }
  if (!used) pairs.push({ cover: latest, exclusion: null });
  return pairs;
}

function showClause(rewrite: RewriteRecord, { number, kind, start, end }: Clause): ShownClause {
  const standing = rewrite.edits.filter((edit) => edit.rewrite !== null);
  const shiftAt = (offset: number, after: boolean) =>
    standing
      .filter(({ original }) => (after ? original.start < offset : original.end <= offset))
      .reduce((shift, { original, rewrite: place }) => shift + (place === null ? 0 : place.end - place.start - (original.end - original.start)), 0);
  const place = { start: start + shiftAt(start, false), end: end + shiftAt(end, true) };
  const touched = rewrite.checks
    .filter(({ name }) => name === 'exclusions' || name === 'negations')
    .flatMap(({ findings }) => findings)
    .some(({ original }) => original !== null && original.start < end && original.end > start);
  const gone = sliceCodePoints(rewrite.text, place.start, place.end).trim() === '';
  return { number, kind, original: { start, end }, rewrite: gone ? null : place, kept: !touched && !gone };
}
