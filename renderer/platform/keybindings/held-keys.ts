import { isModifier } from './keystroke.ts';

/**
 * Keys pressed while the keyboard is on its way to another place, or before what they act on is there, wait here. They
 * are then given, in order, to where the keyboard has gone: none is lost, and none acts on what stood there before.
 */
interface KeyHold {
  /** What was waited for is there; calling it again does nothing. */
  release(): void;
  /** It will not come: what was pressed for it is forgotten. */
  drop(): void;
}

/** Milliseconds after which what is waited for is taken not to come. */
const longest = 10_000;

/** Each hold with the keys that pass it. */
const holds = new Map<KeyHold, readonly string[]>();
const waiting: KeyboardEvent[] = [];
let giving = false;
/** The event that is being given on just now. */
let given: KeyboardEvent | undefined;

/** Lets keys wait until the hold is released; those in `passing` go where they always go. */
export function holdKeys(passing: readonly string[] = []): KeyHold {
  const end = (keep: boolean) => {
    if (!holds.delete(hold)) return;
    clearTimeout(timer);
    if (!keep) waiting.length = 0;
    void giveOn();
  };
  const hold: KeyHold = { release: () => end(true), drop: () => end(false) };
  const timer = setTimeout(hold.drop, longest);
  holds.set(hold, passing);
  return hold;
}

/** Lets keys wait until some work is done, whether it succeeds or not. */
export async function holdKeysWhile<Result>(work: Promise<Result>): Promise<Result> {
  const hold = holdKeys();
  try {
    return await work;
  } finally {
    hold.release();
  }
}

/** Starts watching the keyboard; called once by the entry, before anything else listens to keys. */
export function startHoldingKeys(): void {
  window.addEventListener('keydown', onKeyDown, { capture: true });
}

function onKeyDown(event: KeyboardEvent): void {
  if (event === given || (holds.size === 0 && !giving)) return;
  // Tab walks on from wherever the keyboard is, and an input method composes where it began.
  if (event.isComposing || isModifier(event.key) || event.key === 'Tab') return;
  if (!giving && [...holds.values()].every((passing) => passing.includes(event.key))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting.push(event);
}

async function giveOn(): Promise<void> {
  if (giving || waiting.length === 0) return;
  giving = true;
  try {
    // Whoever waited beside the keys goes on first: it may have to hold them again.
    await new Promise((resolve) => setTimeout(resolve));
    while (holds.size === 0) {
      const event = waiting.shift();
      if (event === undefined) break;
      give(event);
      // What the key did is on the page before the next one comes.
      await Promise.resolve();
    }
  } finally {
    giving = false;
  }
}

function give(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const { key, code, ctrlKey, shiftKey, altKey, metaKey } = event;
  given = new KeyboardEvent('keydown', { key, code, ctrlKey, shiftKey, altKey, metaKey, bubbles: true, cancelable: true, composed: true });
  const handled = !target.dispatchEvent(given);
  given = undefined;
  if (!handled && !ctrlKey && !altKey && !metaKey) actAsBrowser(target, key);
}

/** What a browser does for a press by itself, but not for one that a page gives on. */
function actAsBrowser(target: Element, key: string): void {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    if (key.length === 1) document.execCommand('insertText', false, key);
    else if (key === 'Backspace') document.execCommand('delete');
    else if (key === 'Delete') document.execCommand('forwardDelete');
    else if (key === 'Enter') target.form?.requestSubmit();
  } else if ((key === 'Enter' || key === ' ') && target instanceof HTMLButtonElement) target.click();
}
