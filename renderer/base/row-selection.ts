/** What a key or click means for the selection. `focus` moves without selecting. */
export type SelectionGesture = 'replace' | 'toggle' | 'extend' | 'focus';

/**
 * The selection after a gesture on a row.
 * @param ids every selectable row in order
 * @param anchor where an extension started
 */
export function nextSelection(
  ids: readonly string[],
  selected: ReadonlySet<string>,
  anchor: string | undefined,
  target: string,
  gesture: SelectionGesture,
): ReadonlySet<string> {
  if (gesture === 'replace') return new Set([target]);
  if (gesture === 'toggle') {
    const next = new Set(selected);
    if (!next.delete(target)) next.add(target);
    return next;
  }
  if (gesture === 'extend') {
    const from = ids.indexOf(anchor ?? target);
    const to = ids.indexOf(target);
    return new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1));
  }
  return selected;
}
