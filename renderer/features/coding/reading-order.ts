import type { Coding } from '#shared/contracts/coding.ts';

/** Codings by the place of their message, whole-message ones first, then by start, the longer first. */
export function inReadingOrder(codings: readonly Coding[], places: ReadonlyMap<number, number>): readonly Coding[] {
  const placeOf = (coding: Coding) => places.get(coding.message) ?? Number.MAX_SAFE_INTEGER;
  return [...codings].sort(
    (left, right) =>
      placeOf(left) - placeOf(right) ||
      (left.span?.start ?? -1) - (right.span?.start ?? -1) ||
      (right.span?.end ?? 0) - (left.span?.end ?? 0) ||
      left.id - right.id,
  );
}
