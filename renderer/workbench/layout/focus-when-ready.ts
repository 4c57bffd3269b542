import { holdKeys } from '#renderer/platform/keybindings/held-keys.ts';

/** Milliseconds in which what should get the keyboard appears, if it does, and in which it is loaded. */
const longest = { appearing: 1000, loading: 10_000 };
/** What lies over the workbench and has the keyboard while it does. */
const transient = '[data-transient] [role="dialog"], [role="menu"], dialog[open]';

const focusable =
  'button:not(:disabled):not([tabindex="-1"]), input:not(:disabled):not([tabindex="-1"]), select:not(:disabled), textarea, a[href], [tabindex="0"]';

let current: { end(): void } | undefined;

/** Moves the keyboard into an element: to its `data-autofocus`, else its first focusable one, else itself. */
export function focusInto(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  const candidates = [...element.querySelectorAll<HTMLElement>('[data-autofocus]'), ...element.querySelectorAll<HTMLElement>(focusable)];
  const target = candidates.find((candidate) => candidate.offsetParent !== null && candidate.getAttribute('role') !== 'separator');
  if (target !== undefined) target.focus();
  else {
    element.tabIndex = -1;
    element.focus();
  }
}

/**
 * Moves the keyboard into what `find` answers as soon as it is on screen and loaded (nothing in it has `data-loading`).
 * Keys pressed until then wait for it. The newest request counts; a press of the mouse means that the person went
 * elsewhere, and what opens over the workbench meanwhile has the keyboard first. With `yielding` an element that took
 * the keyboard by itself keeps it where it put it.
 */
export function focusWhenReady(find: () => Element | null, yielding = false): void {
  const hold = holdKeys();
  current?.end();
  const attempt = () => {
    const element = find();
    if (element === null || element.querySelector('[data-loading]') !== null || document.querySelector(transient) !== null) return;
    if (!yielding || !element.contains(document.activeElement)) focusInto(element);
    end();
    hold.release();
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.closest(transient) !== null) hold.release();
  };
  const observer = new MutationObserver(attempt);
  const giveUp = () => {
    end();
    hold.drop();
  };
  let timer = window.setTimeout(() => {
    timer = window.setTimeout(giveUp, longest.loading);
    if (find() === null) giveUp();
  }, longest.appearing);
  const end = () => {
    observer.disconnect();
    window.clearTimeout(timer);
    window.removeEventListener('pointerdown', giveUp, true);
    document.removeEventListener('focusin', onFocusIn);
    if (current === request) current = undefined;
  };
  const request = {
    end: () => {
      end();
      hold.release();
    },
  };
  current = request;
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-loading', 'data-view', 'data-revision'] });
  window.addEventListener('pointerdown', giveUp, true);
  document.addEventListener('focusin', onFocusIn);
  attempt();
}
