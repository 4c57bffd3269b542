import { createStore } from 'zustand/vanilla';
import type { ReactNode } from 'react';
import type { PathPickOptions } from '#renderer/platform/host/path-pick-options.ts';
import type { ConfirmOptions, Dialogs } from '#renderer/platform/services.ts';
import { host } from '#renderer/platform/host/current-host.ts';

/** A modal dialog on the stack. */
export interface DialogEntry {
  readonly id: number;
  render(): ReactNode;
}

export const dialogStore = createStore<{ readonly open: readonly DialogEntry[] }>(() => ({ open: [] }));

let nextId = 1;

/**
 * Shows a dialog made of any content and waits for its answer; closing it without
 * one (Escape, scrim) answers undefined.
 */
export function showDialog<Answer>(render: (answer: (value: Answer | undefined) => void) => ReactNode): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const id = nextId++;
    const end = (value: Answer | undefined) => {
      dialogStore.setState(({ open }) => ({ open: open.filter((entry) => entry.id !== id) }));
      resolve(value);
    };
    const entry: DialogEntry = { id, render: () => render(end) };
    dialogStore.setState(({ open }) => ({ open: [...open, entry] }));
  });
}

/** Dialog contents that the workbench registers, so that this store stays free of components. */
interface DialogViews {
  confirm(options: ConfirmOptions): Promise<boolean>;
  pickPaths(options: PathPickOptions): Promise<readonly string[]>;
}

let views: DialogViews | undefined;

/** Called once by the workbench. */
export function registerDialogViews(registered: DialogViews): void {
  views = registered;
}

function registeredViews(): DialogViews {
  if (views === undefined) throw new Error('The workbench has not started');
  return views;
}

/** The dialog service: `await dialogs.confirm({title, destructive: true})`. */
export const dialogs: Dialogs = {
  confirm: (options) => registeredViews().confirm(options),
  pickPaths: (options) => {
    const native = host().pickPaths;
    return native === undefined ? registeredViews().pickPaths(options) : native(options);
  },
};
