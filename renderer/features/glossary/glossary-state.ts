import { createStore } from 'zustand/vanilla';
import type { GlossaryEntryRecord } from '#shared/contracts/glossary.ts';

/** The entries selected in the glossary editor, which its commands work on. */
export const glossaryState = createStore<{ readonly selected: readonly GlossaryEntryRecord[] }>(() => ({ selected: [] }));
