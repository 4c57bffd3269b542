import { createStore } from 'zustand/vanilla';
import type { GlossaryEntryRecord } from '#shared/contracts/glossary.ts';

interface GlossaryState {
  /** The entries selected in the glossary editor, which its commands work on; the one the keyboard is on last. */
  readonly selected: readonly GlossaryEntryRecord[];
  /** Branches of the tree that stand open; undefined until somebody opens or closes one. */
  readonly expanded: ReadonlySet<string> | undefined;
  /** The row of the tree whose name is being typed. */
  readonly renaming: string | undefined;
}

/** What the glossary editor shows and its commands work on. */
export const glossaryState = createStore<GlossaryState>(() => ({ selected: [], expanded: undefined, renaming: undefined }));
