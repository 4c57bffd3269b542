import type { MessageSelection } from '#shared/contracts/coding.ts';

/**
 * Which messages are ticked: some ids, or all that the table's query finds but for some. The second never lists a
 * million ids: commands evaluate the query themselves.
 */
export type RowSelection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<number> };

export const noSelection: RowSelection = { kind: 'some', ids: new Set() };
export const allSelected: RowSelection = { kind: 'all', except: new Set() };

/** Whether a message is ticked. */
export function isSelected(selection: RowSelection, id: number): boolean {
  return selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id);
}

/** How many of `count` rows are ticked. */
export function selectedCount(selection: RowSelection, count: number): number {
  return selection.kind === 'some' ? selection.ids.size : Math.max(0, count - selection.except.size);
}

/** Ticks or unticks messages. */
export function withMessages(selection: RowSelection, ids: Iterable<number>, ticked: boolean): RowSelection {
  const listed = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  const add = (selection.kind === 'some') === ticked;
  for (const id of ids) {
    if (add) listed.add(id);
    else listed.delete(id);
  }
  return selection.kind === 'some' ? { kind: 'some', ids: listed } : { kind: 'all', except: listed };
}

/** The same as bulk commands take it. */
export function toMessageSelection(selection: RowSelection, query: string): MessageSelection {
  return selection.kind === 'some' ? { messages: [...selection.ids] } : { query, except: [...selection.except] };
}
