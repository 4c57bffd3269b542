import { createOffsetMap } from '#shared/base/code-points.ts';
import type { Edit } from './propose-edits.ts';

/** The text with edits applied. They are in order and do not overlap; offsets are code points of the original. */
export function applyEdits(original: string, edits: readonly Edit[]): string {
  const offsets = createOffsetMap(original);
  let text = '';
  let reached = 0;
  for (const { start, end, replacement } of edits) {
    const from = offsets.toUnit(start);
    text += original.slice(reached, from) + replacement;
    reached = offsets.toUnit(end);
  }
  return text + original.slice(reached);
}

/** Where each edit's replacement stands in the rewrite: code points, half-open, in the order of the edits. */
export function placesOfEdits(edits: readonly Edit[]): { start: number; end: number }[] {
  let shift = 0;
  return edits.map(({ start, end, replacement }) => {
    const length = [...replacement].length;
    const place = { start: start + shift, end: start + shift + length };
    shift += length - (end - start);
    return place;
  });
}
