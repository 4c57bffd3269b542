import { createOffsetMap, sliceCodePoints } from '#shared/base/code-points.ts';
import { AppError } from '#shared/base/errors.ts';
import type { RewriteEdit } from '#shared/contracts/rewrite.ts';
import { applyEdits } from '#service/nlp/plain/rewrite/apply-edits.ts';
import { plainEdit, textEdits } from './rewrite-rows.ts';

/** A hand's change as one edit of the original, and the edits that it takes up. Null where it gives the original back. */
export interface HandEdit {
  readonly replaced: readonly RewriteEdit[];
  readonly edit: { readonly start: number; readonly end: number; readonly replacement: string } | null;
}

/**
 * Turns other words for a stretch of the rewrite (code points, half-open) into an edit of the original. A stretch that
 * touches an edit's replacement takes the whole of it, since half a replacement has no span of its own in the original.
 * Throws `invalid-input`/`span-outside-text`.
 */
export function handEdit(original: string, edits: readonly RewriteEdit[], start: number, end: number, text: string): HandEdit {
  const standing = textEdits(edits);
  const rewrite = applyEdits(original, standing.map(plainEdit));
  if (start < 0 || end < start || end > createOffsetMap(rewrite).length) throw new AppError('invalid-input', { reason: 'span-outside-text', start, end });
  const replaced = standing.filter(({ rewrite: place }) => place !== null && (start < place.end && end > place.start || (start === end && start > place.start && start < place.end)));
  const [first] = replaced;
  const last = replaced.at(-1);
  const from = Math.min(start, first?.rewrite?.start ?? start);
  const to = Math.max(end, last?.rewrite?.end ?? end);
  const replacement = sliceCodePoints(rewrite, from, start) + text + sliceCodePoints(rewrite, end, to);
  const span = { start: originalOffset(standing, from), end: originalOffset(standing, to) };
  const same = sliceCodePoints(original, span.start, span.end) === replacement;
  return { replaced, edit: same ? null : { ...span, replacement } };
}

/** The place in the original of a place in the rewrite that lies inside no replacement. */
function originalOffset(standing: readonly RewriteEdit[], offset: number): number {
  let shift = 0;
  for (const { original, rewrite } of standing) {
    if (rewrite === null || rewrite.end > offset) break;
    shift += rewrite.end - rewrite.start - (original.end - original.start);
  }
  return offset - shift;
}
