import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { MessageSelection } from '#shared/contracts/coding.ts';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';

/** The thing the user is on, which the inspector shows and the status bar counts. */
export interface Selection {
  /** `message`, `code`, `batch` …: picks the inspector. */
  readonly kind: string;
  /** Ids in the kind's own numbering; the last one is the focused one. */
  readonly ids: readonly number[];
  /** How many are selected, where `ids` lists only the focused one of many. */
  readonly count?: number;
  /** What commands for many work on, where `ids` lists only the focused message of many. */
  readonly messages?: () => MessageSelection;
  /** Short name for headings, already in the user's language. */
  readonly label?: string;
  /** Text selected inside the thing, in code points, half-open. */
  readonly span?: { readonly start: number; readonly end: number };
}

interface SelectionState {
  readonly selection: Selection | undefined;
}

export const selectionStore = createStore<SelectionState>(() => ({ selection: undefined }));

/** Publishes the selection of the active view; also sets `selectionKind` and `selectionCount`. */
export function setSelection(selection: Selection | undefined): void {
  selectionStore.setState({ selection });
  setContextKey('selectionKind', selection?.kind);
  setContextKey('selectionCount', selection?.count ?? selection?.ids.length ?? 0);
}

/** The messages that a command for many works on; undefined where none is selected. */
export function selectedMessages(): { readonly selection: MessageSelection; readonly count: number } | undefined {
  const { selection } = selectionStore.getState();
  if (selection?.kind !== 'message' || selection.ids.length === 0) return undefined;
  const messages = selection.messages?.() ?? { messages: [...selection.ids] };
  return { selection: messages, count: selection.count ?? selection.ids.length };
}

/** The present selection. */
export function useSelection(): Selection | undefined {
  return useStore(selectionStore, (state) => state.selection);
}
