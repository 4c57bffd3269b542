import { createStore } from 'zustand/vanilla';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';
import { followFocus, scopedReader } from '#renderer/platform/context-keys/focus-context.ts';
import { bindingHolds, resolveKeys, typesText } from './keybinding-resolver.ts';
import { keybindingStore } from './keybinding-store.ts';
import { keystrokeOf, type Keystroke } from './keystroke.ts';

/** The presses of a chord that waits for its next one; shown in the status bar. */
export const pendingChordStore = createStore<{ readonly pressed: readonly Keystroke[] }>(() => ({ pressed: [] }));

const chordTimeout = 5000;
let timer: number | undefined;

function setPending(pressed: readonly Keystroke[]): void {
  window.clearTimeout(timer);
  pendingChordStore.setState({ pressed });
  setContextKey('chordPending', pressed.length > 0);
  if (pressed.length > 0) timer = window.setTimeout(() => setPending([]), chordTimeout);
}

function inTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return;
  const stroke = keystrokeOf(event);
  if (stroke === undefined) return;
  const target = event.target;
  const { pressed } = pendingChordStore.getState();
  const inField = inTextField(target);
  if (target instanceof HTMLElement && target.closest('dialog, [role="menu"]') !== null) return;
  if (pressed.length === 0 && inField && typesText(stroke)) return;
  const context = scopedReader(target instanceof Element ? target : null);
  const all = keybindingStore.getState().all;
  const resolution = resolveKeys([...pressed, stroke], all, context);
  if (resolution.kind === 'none') {
    if (pressed.length > 0) {
      event.preventDefault();
      setPending([]);
    }
    return;
  }
  // Editing keys of a field (undo, select all, copy) belong to the field unless a binding asks for it by name.
  if (resolution.kind === 'run' && pressed.length === 0 && inField && isFieldKey(stroke)) {
    const { binding } = resolution;
    if (!`${binding.when ?? ''}${binding.commandWhen ?? ''}`.includes('textInputFocus')) return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (resolution.kind === 'more') {
    setPending([...pressed, stroke]);
    return;
  }
  setPending([]);
  if (bindingHolds(resolution.binding, context)) runCommand(resolution.binding.command, resolution.binding.args);
}

function isFieldKey(stroke: Keystroke): boolean {
  return /^(?:Ctrl|Meta)\+(?:Shift\+)?(?:Z|Y|A|C|X|V|Backspace|Delete|Arrow\w+|Home|End)$/u.test(stroke) || /^(?:Ctrl\+)?Shift\+(?:Arrow\w+|Home|End)$/u.test(stroke);
}

/** Starts listening for keys on the whole window; called once by the entry. */
export function startKeyboard(): void {
  followFocus(document, inTextField);
  document.addEventListener('keydown', onKeyDown, { capture: true });
}
