import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';
import type { LayoutService, Part } from '#renderer/platform/services.ts';
import { focusWhenReady } from './focus-when-ready.ts';

/** Sizes and visibility of the parts; sizes in px. Saved with the project. */
export interface LayoutState {
  readonly sideBarVisible: boolean;
  readonly sideBarWidth: number;
  readonly sideBar: string;
  readonly panelVisible: boolean;
  readonly panelHeight: number;
  readonly panel: string;
  readonly inspectorVisible: boolean;
  readonly inspectorWidth: number;
}

export const sizes = {
  sideBar: { min: 200, max: 436, first: 248 },
  inspector: { min: 220, max: 436, first: 288 },
  panel: { min: 96, first: 176 },
} as const;

export const firstLayout: LayoutState = {
  sideBarVisible: true,
  sideBarWidth: sizes.sideBar.first,
  sideBar: 'explorer',
  panelVisible: false,
  panelHeight: sizes.panel.first,
  panel: '',
  inspectorVisible: false,
  inspectorWidth: sizes.inspector.first,
};

export const layoutStore = createStore<LayoutState & { readonly zen: boolean }>(() => ({ ...firstLayout, zen: false }));

layoutStore.subscribe((state) => {
  setContextKey('sideBarVisible', state.sideBarVisible);
  setContextKey('sideBar', state.sideBar);
  setContextKey('panelVisible', state.panelVisible);
  setContextKey('panel', state.panel);
  setContextKey('inspectorVisible', state.inspectorVisible);
  setContextKey('zenMode', state.zen);
});

/** The layout, followed. */
export function useLayout(): LayoutState & { readonly zen: boolean } {
  return useStore(layoutStore);
}

const clamp = (value: unknown, min: number, max: number, otherwise: number) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : otherwise;

/** A saved layout made sound again: unknown or damaged values fall back to the first ones. */
export function parseLayout(text: string | null): LayoutState | undefined {
  if (text === null) return undefined;
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof saved !== 'object' || saved === null) return undefined;
  const value = (key: keyof LayoutState): unknown => (key in saved ? Reflect.get(saved, key) : undefined);
  const flag = (key: keyof LayoutState, otherwise: boolean) => {
    const found = value(key);
    return typeof found === 'boolean' ? found : otherwise;
  };
  const text_ = (key: keyof LayoutState, otherwise: string) => {
    const found = value(key);
    return typeof found === 'string' ? found : otherwise;
  };
  return {
    sideBarVisible: flag('sideBarVisible', firstLayout.sideBarVisible),
    sideBarWidth: clamp(value('sideBarWidth'), sizes.sideBar.min, sizes.sideBar.max, sizes.sideBar.first),
    sideBar: text_('sideBar', firstLayout.sideBar),
    panelVisible: flag('panelVisible', firstLayout.panelVisible),
    panelHeight: clamp(value('panelHeight'), sizes.panel.min, 2000, sizes.panel.first),
    panel: text_('panel', firstLayout.panel),
    inspectorVisible: flag('inspectorVisible', firstLayout.inspectorVisible),
    inspectorWidth: clamp(value('inspectorWidth'), sizes.inspector.min, sizes.inspector.max, sizes.inspector.first),
  };
}

/** What is saved: everything but zen mode, which ends with the window. */
export function serialiseLayout(): string {
  const { zen: _, ...layout } = layoutStore.getState();
  return JSON.stringify(layout);
}

/** The element of a part, if it is on screen. */
export function partElement(part: Part): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-part="${part}"]`);
}

/** Moves the keyboard into a part; into the view of that name where one is given. */
function focusPart(part: Part, view?: string): void {
  focusWhenReady(() => {
    const element = partElement(part);
    return view === undefined || element?.getAttribute('data-view') === view ? element : null;
  });
}

/** The layout service as commands get it. */
export const layout: LayoutService = {
  showSideBar: (id, focus = true) => {
    layoutStore.setState({ sideBar: id, sideBarVisible: true, zen: false });
    if (focus) focusPart('sideBar', id);
  },
  showPanel: (id, focus = true) => {
    layoutStore.setState({ panel: id, panelVisible: true, zen: false });
    if (focus) focusPart('panel', id);
  },
  toggle: (part) => {
    const state = layoutStore.getState();
    const visible = part === 'sideBar' ? state.sideBarVisible : part === 'panel' ? state.panelVisible : state.inspectorVisible;
    layout.setVisible(part, !visible);
  },
  setVisible: (part, visible) => {
    const had = partElement(part)?.contains(document.activeElement) === true;
    if (part === 'sideBar') layoutStore.setState({ sideBarVisible: visible });
    else if (part === 'panel') layoutStore.setState({ panelVisible: visible });
    else layoutStore.setState({ inspectorVisible: visible });
    if (had && !visible) focusPart('editor');
  },
  focusPart: (part) => focusPart(part),
};
