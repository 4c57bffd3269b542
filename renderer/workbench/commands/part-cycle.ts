import type { Part } from '#renderer/platform/services.ts';
import { focusInto } from '#renderer/workbench/layout/focus-when-ready.ts';
import { partElement } from '#renderer/workbench/layout/layout-store.ts';
import { currentController } from '#renderer/workbench/editor-area/current-controller.ts';

const order: readonly Part[] = ['editor', 'panel', 'inspector', 'statusBar', 'titleBar', 'activityBar', 'sideBar'];

/** The part that holds the keyboard, or the editor. */
export function focusedPart(): Part {
  const name = document.activeElement?.closest('[data-part]')?.getAttribute('data-part');
  return order.find((part) => part === name) ?? 'editor';
}

/** Moves the keyboard to the next part on screen. */
export function focusNextPart(direction: 1 | -1): void {
  const from = order.indexOf(focusedPart());
  for (let step = 1; step <= order.length; step += 1) {
    const part = order[(from + direction * step + order.length * step) % order.length];
    if (part === undefined) continue;
    const element = partElement(part);
    if (element === null) continue;
    if (part === 'editor' && currentController() !== undefined && document.querySelector('[data-editor]') !== null) currentController()?.focusActive();
    else focusInto(element);
    return;
  }
}
