import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

/** The batch whose rejected rows the panel shows, and how its import stands while it runs. */
export interface WatchedBatch {
  readonly batch: number;
  readonly name: string;
  /** While its rows are being read: rejected so far, rows read, and the share of the file (0 to 1) where it is known. */
  readonly running?: { readonly rejected: number; readonly rows: number; readonly fraction: number | undefined };
}

export const watchedBatchStore = createStore<{ readonly watched: WatchedBatch | undefined }>(() => ({ watched: undefined }));

/** Makes a batch the one whose rejected rows are shown; undefined leaves the choice to the selection. */
export function watchBatch(watched: WatchedBatch | undefined): void {
  watchedBatchStore.setState({ watched });
}

/** The watched batch, followed. */
export function useWatchedBatch(): WatchedBatch | undefined {
  return useStore(watchedBatchStore, (state) => state.watched);
}
