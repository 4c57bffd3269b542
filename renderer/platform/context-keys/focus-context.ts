import { createStore } from 'zustand/vanilla';
import { contextReader, getContextKey, setContextKey, type ContextReader } from './context-key-store.ts';

/**
 * Names in the `data-context` attributes around an element. They are true for keys
 * pressed inside, and stay true while a palette or menu has taken the keyboard, so
 * that a command picked there sees where the user came from.
 */
function namesAround(element: Element | null): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const value = at.getAttribute('data-context');
    if (value !== null) for (const name of value.split(/\s+/u)) names.add(name);
  }
  return names;
}

const focusedNames = createStore<{ readonly names: ReadonlySet<string> }>(() => ({ names: new Set() }));

/** A reader with the names around an element on top of the global keys. */
export function scopedReader(element: Element | null): ContextReader {
  const names = namesAround(element);
  return { get: (key) => (names.has(key) ? true : contextReader.get(key)) };
}

/** A reader as of where the keyboard was last outside palettes, menus and dialogs. */
export function focusReader(): ContextReader {
  const { names } = focusedNames.getState();
  return { get: (key) => (names.has(key) ? true : getContextKey(key)) };
}

/** Starts following the keyboard focus. */
export function followFocus(root: Document, inTextField: (target: EventTarget | null) => boolean): void {
  root.addEventListener('focusin', (event) => {
    setContextKey('textInputFocus', inTextField(event.target));
    if (!(event.target instanceof Element)) return;
    if (event.target.closest('[data-transient], dialog, [role="menu"]') !== null) return;
    focusedNames.setState({ names: namesAround(event.target) });
  });
  root.addEventListener('focusout', (event) => {
    if (event instanceof FocusEvent && event.relatedTarget === null) setContextKey('textInputFocus', false);
  });
}
