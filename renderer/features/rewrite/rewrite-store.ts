import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RewriteCheck, RewriteRecord } from '#shared/contracts/rewrite.ts';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';

interface ActiveRewrite {
  /** The draft in front; what checks, inspector and commands are about. */
  readonly rewrite: RewriteRecord | undefined;
  readonly document: string;
  /** The edit that the keyboard is on. */
  readonly edit: number | undefined;
  /** Raised to bring the edit or place into view. */
  readonly reveal: number;
  /** The row of the paragraph that is being changed by hand. */
  readonly editing: number | undefined;
  /** A place of the rewrite or of the original to bring into view; code points. */
  readonly place: { readonly side: 'original' | 'rewrite'; readonly start: number } | undefined;
}

export const rewriteStore = createStore<ActiveRewrite>(() => ({
  rewrite: undefined, document: '', edit: undefined, reveal: 0, editing: undefined, place: undefined,
}));

/** Called by the editor in front whenever its draft has changed. */
export function publishRewrite(rewrite: RewriteRecord, document: string): void {
  const { edit } = rewriteStore.getState();
  rewriteStore.setState({ rewrite, document, ...(rewrite.edits.some(({ id }) => id === edit) ? {} : { edit: undefined }) });
  setContextKey('rewriteOpen', true);
}

/** Called when the editor goes. */
export function withdrawRewrite(id: number): void {
  if (rewriteStore.getState().rewrite?.id !== id) return;
  rewriteStore.setState({ rewrite: undefined, edit: undefined, editing: undefined });
  setContextKey('rewriteOpen', false);
}

/** Puts the keyboard on an edit and brings it into view. */
export function goToEdit(edit: number): void {
  rewriteStore.setState((state) => ({ edit, place: undefined, reveal: state.reveal + 1 }));
}

/** Brings a place into view. */
export function goToPlace(side: 'original' | 'rewrite', start: number): void {
  rewriteStore.setState((state) => ({ place: { side, start }, reveal: state.reveal + 1 }));
}

/** Brings what a finding points at into view: its place in the rewrite, else in the original. */
export function goToFinding({ original, rewrite }: RewriteCheck['findings'][number]): void {
  if (rewrite !== null) goToPlace('rewrite', rewrite.start);
  else if (original !== null) goToPlace('original', original.start);
}

/** The active draft and its state. */
export function useActiveRewrite(): ActiveRewrite {
  return useStore(rewriteStore);
}
