import { createStore } from 'zustand/vanilla';
import type { Dispose } from '#shared/base/disposables.ts';

/** An item set from code rather than contributed as a component. */
export interface StatusEntry {
  readonly text: string;
  readonly side: 'left' | 'right';
  readonly order: number;
  readonly icon?: string;
  readonly tooltip?: string;
  readonly command?: { readonly id: string; readonly args?: unknown };
  /** 0 to 1 shows a bar after the text. */
  readonly progress?: number;
}

export const statusStore = createStore<{ readonly entries: Readonly<Record<string, StatusEntry>> }>(() => ({ entries: {} }));

/** Shows or replaces an item of the status bar; the answer takes it away. */
export function setStatusItem(id: string, entry: StatusEntry): Dispose {
  statusStore.setState(({ entries }) => ({ entries: { ...entries, [id]: entry } }));
  return () =>
    statusStore.setState(({ entries }) => {
      if (entries[id] !== entry) return { entries };
      const { [id]: _, ...rest } = entries;
      return { entries: rest };
    });
}
