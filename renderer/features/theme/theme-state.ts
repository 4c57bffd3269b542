import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';

/** What can be selected: a theme, or the messages in none. */
export type Place = number | 'unmapped';

interface ThemeState {
  /** Selected in the list and on the map; the last one is the one whose passages are shown. */
  readonly selected: readonly Place[];
  /** The theme whose name is being edited. */
  readonly renaming: number | undefined;
  /** Groups that are closed. */
  readonly closed: ReadonlySet<string>;
  /** Size of the sample of unmapped messages that is shown; undefined shows all. */
  readonly sample: number | undefined;
}

/** What the list, the map, the passages and the commands share; lives as long as the window. */
export const themeStore = createStore<ThemeState>(() => ({ selected: [], renaming: undefined, closed: new Set(), sample: undefined }));

/** Messages of a sample of what is in no theme. */
export const sampleSize = 200;

/** Selects places; the last one is shown. */
export function selectPlaces(selected: readonly Place[]): void {
  themeStore.setState({ selected, sample: undefined });
  const themes = selected.filter((place) => place !== 'unmapped');
  setContextKey('themeCount', themes.length);
  setContextKey('themeShown', selected.length > 0);
}

/** Shows a fair sample of the messages in no theme. */
export function selectSample(): void {
  selectPlaces(['unmapped']);
  themeStore.setState({ sample: sampleSize });
}

/** The selected places, followed. */
export function useSelectedPlaces(): readonly Place[] {
  return useStore(themeStore, (state) => state.selected);
}

/** The place whose passages are shown, followed. */
export function useShownPlace(): Place | undefined {
  return useStore(themeStore, (state) => state.selected.at(-1));
}
