import { createStore } from 'zustand/vanilla';

/** The conversation whose title is being edited; a command starts it, the head shows the field. */
export const renamingStore = createStore<{ readonly conversation: number | undefined }>(() => ({ conversation: undefined }));
