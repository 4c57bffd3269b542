import { createStore, type StoreApi } from 'zustand/vanilla';

/** Where the reader is: the place of the message in the conversation, and the ends of the selection in its code points. */
export interface ReadingState {
  readonly place: number;
  readonly anchor: number;
  readonly focus: number;
  /** Grows with every move that should be scrolled to. */
  readonly moves: number;
}

export type ReadingStore = StoreApi<ReadingState>;

/** One store an editor, so that two groups can read the same conversation at two places. */
export function createReadingStore(): ReadingStore {
  return createStore<ReadingState>(() => ({ place: 0, anchor: 0, focus: 0, moves: 0 }));
}

/** Moves; `scroll` false leaves the view where it is (a drag with the mouse). */
export function moveTo(store: ReadingStore, place: number, anchor: number, focus: number, scroll = true): void {
  store.setState((state) => ({ place, anchor, focus, moves: scroll ? state.moves + 1 : state.moves }));
}

/** The ends in order. */
export function selectedRange(state: Pick<ReadingState, 'anchor' | 'focus'>): { readonly start: number; readonly end: number } {
  return { start: Math.min(state.anchor, state.focus), end: Math.max(state.anchor, state.focus) };
}
