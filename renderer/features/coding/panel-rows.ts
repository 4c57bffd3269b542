import type { Coding } from '#shared/contracts/coding.ts';
import type { Proposal } from '#shared/contracts/suggestion.ts';

/** A line of the panel: a coding, or a code that is only proposed. */
export type PanelRow =
  | { readonly key: string; readonly coding: Coding; readonly proposal?: undefined }
  | { readonly key: string; readonly coding?: undefined; readonly proposal: Proposal };

/** Codings in their order, and behind those of its message what is proposed for it. */
export function panelRows(codings: readonly Coding[], proposals: readonly Proposal[], places: ReadonlyMap<number, number>): readonly PanelRow[] {
  const placeOf = (message: number) => places.get(message) ?? Number.MAX_SAFE_INTEGER;
  const rows: PanelRow[] = codings.map((coding) => ({ key: `coding-${coding.id}`, coding }));
  if (proposals.length === 0) return rows;
  const proposed = proposals.map((proposal): PanelRow => ({ key: `proposal-${proposal.message}-${proposal.code}`, proposal }));
  const rank = (row: PanelRow) => (row.proposal === undefined ? 0 : 1);
  const messageOf = (row: PanelRow) => (row.proposal ?? row.coding).message;
  // Sorting is stable: codings stay in the order in which they came.
  return [...rows, ...proposed].toSorted(
    (left, right) =>
      placeOf(messageOf(left)) - placeOf(messageOf(right)) ||
      rank(left) - rank(right) ||
      (left.proposal?.span?.start ?? 0) - (right.proposal?.span?.start ?? 0),
  );
}
