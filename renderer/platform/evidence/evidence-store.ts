import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** A stretch of a message's text that speaks for or against something; code points, half-open. */
export interface EvidenceSpan {
  readonly start: number;
  readonly end: number;
  /** Below 0 it speaks against, above 0 for. */
  readonly weight: number;
  /** Said when the pointer rests on it. */
  readonly title: string;
}

export interface ShownEvidence {
  readonly message: number;
  readonly spans: readonly EvidenceSpan[];
  /** The span that is pointed at in a list beside the text. */
  readonly pointed: EvidenceSpan | undefined;
}

const evidenceStore = createStore<{ readonly shown: ShownEvidence | undefined }>(() => ({ shown: undefined }));

/** Marks on a message's text what something beside it speaks of; whoever shows the text draws it. Returns what ends it. */
export function showEvidence(shown: ShownEvidence): () => void {
  evidenceStore.setState({ shown });
  return () => {
    if (evidenceStore.getState().shown === shown) evidenceStore.setState({ shown: undefined });
  };
}

/** What is marked now. */
export function useEvidence(): ShownEvidence | undefined {
  return useStore(evidenceStore, (state) => state.shown);
}
