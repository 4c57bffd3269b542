import { createOffsetMap } from '#shared/base/code-points.ts';
import { foldText } from '#service/search/fold.ts';
import type { FaithfulnessFinding } from '../faithful/check-faithfulness.ts';
import { findSentences } from '../faithful/sentences.ts';
import type { Edit } from './propose-edits.ts';

/** A piece of the original that can be checked by itself, with the edits in it. Offsets are code points, half-open. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** Where it stands in the rewrite. */
  readonly rewrite: { readonly start: number; readonly end: number };
  readonly edits: readonly Edit[];
}

/** Code points from which a region of a paragraph ends with its sentence. */
const longRegion = 600;

/** Cuts an original into regions: its paragraphs, long ones at the ends of sentences. Edits are in order; none is cut. */
export function cutRegions(original: string, edits: readonly Edit[]): Region[] {
  const folded = foldText(original);
  const offsets = createOffsetMap(folded);
  const ends: number[] = [];
  let paragraph = 0;
  let begun = 0;
  for (const sentence of findSentences(folded)) {
    const start = offsets.toCodePoint(sentence.start);
    if (start > begun && (sentence.paragraph !== paragraph || start - begun > longRegion)) {
      ends.push(start);
      begun = start;
    }
    paragraph = sentence.paragraph;
  }
  ends.push(offsets.toCodePoint(folded.length));
  const regions: Region[] = [];
  let [start, next, shift] = [0, 0, 0];
  for (const end of ends) {
    const inside: Edit[] = [];
    const from = start + shift;
    for (let edit = edits[next]; edit !== undefined && edit.start < end; edit = edits[++next]) {
      inside.push(edit);
      shift += [...edit.replacement].length - (edit.end - edit.start);
    }
    // An edit over the cut takes its region along.
    const last = Math.max(end, inside.at(-1)?.end ?? 0);
    if (last > start) regions.push({ start, end: last, rewrite: { start: from, end: last + shift }, edits: inside });
    start = last;
  }
  return regions;
}

/** The regions with edits at which a finding points, on either side. */
export function touchedRegions(regions: readonly Region[], findings: readonly FaithfulnessFinding[]): Region[] {
  const touches = (place: { start: number; end: number } | null, piece: { start: number; end: number }) => place !== null && piece.start < place.end && piece.end > place.start;
  const touched = new Set<Region>();
  for (const { original, rewrite } of findings) {
    for (const region of regions) if (touches(original, region) || touches(rewrite, region.rewrite)) touched.add(region);
  }
  return regions.filter((region) => touched.has(region) && region.edits.length > 0);
}
