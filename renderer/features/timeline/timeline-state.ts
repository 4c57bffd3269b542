import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SavedTimeline, TimelineBucket, TimelineEvent, TimelineWarning } from '#shared/contracts/timeline.ts';
import type { TimelineParams } from './timeline-params.ts';

/** What the side bar, the status bar and the commands know of the timeline in front. */
export interface ActiveTimeline {
  readonly panelId: string;
  readonly params: TimelineParams;
  readonly bucket: TimelineBucket;
  /** The kept timeline that the tab shows, changed or not. */
  readonly saved: SavedTimeline | undefined;
  readonly warnings: readonly TimelineWarning[];
  /** The name of the series that a warning is of; undefined where there is one line only. */
  seriesOf(warning: TimelineWarning): string | undefined;
  /** Id of the warning that the reader is on. */
  readonly warning: string | undefined;
  /** Whether the kept recipe still comes out the same; undefined until that is known. */
  readonly same: boolean | undefined;
  /** Messages that are brushed, of those in the line; undefined while none are. */
  readonly shown: { readonly messages: number; readonly of: number } | undefined;
  setParams(change: Partial<TimelineParams>): void;
  /** Brushes a warning's buckets. */
  showWarning(warning: TimelineWarning): void;
  /** Brushes an event's days, or the week that begins with it. */
  showEvent(event: TimelineEvent): void;
  /** Keeps the timeline, or the changes to it. */
  save(): Promise<void>;
  /** Writes the chart or its figures to a file. */
  exportChart(): Promise<void>;
  focusChart(): void;
}

const store = createStore<{ readonly active: ActiveTimeline | undefined }>(() => ({ active: undefined }));

/** Called by the editor in front, whenever what it shows changes. */
export function publishTimeline(timeline: ActiveTimeline): void {
  store.setState({ active: timeline });
}

/** Called when an editor goes to the back or closes. */
export function withdrawTimeline(panelId: string): void {
  if (store.getState().active?.panelId === panelId) store.setState({ active: undefined });
}

/** The timeline in front. */
export function activeTimeline(): ActiveTimeline | undefined {
  return store.getState().active;
}

/** The timeline in front, followed. */
export function useActiveTimeline(): ActiveTimeline | undefined {
  return useStore(store, ({ active }) => active);
}
