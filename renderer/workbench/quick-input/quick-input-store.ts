import { createStore } from 'zustand/vanilla';
import type { QuickInput, QuickInputOptions, QuickPickItem, QuickPickOptions } from '#renderer/platform/services.ts';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';

/** What the quick input shows now. */
export type QuickInputRequest =
  | { readonly kind: 'open'; readonly id: number; readonly prefix: string }
  | {
      readonly kind: 'pick';
      readonly id: number;
      readonly items: readonly QuickPickItem[];
      readonly options: QuickPickOptions;
      readonly many: boolean;
      resolve(picked: readonly QuickPickItem[] | undefined): void;
    }
  | { readonly kind: 'input'; readonly id: number; readonly options: QuickInputOptions; resolve(text: string | undefined): void };

export const quickInputStore = createStore<{ readonly request: QuickInputRequest | undefined }>(() => ({ request: undefined }));

let nextId = 1;
let returnFocus: HTMLElement | undefined;

function show(request: QuickInputRequest): void {
  const before = quickInputStore.getState().request;
  if (before === undefined) {
    returnFocus = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
  } else if (before.kind !== 'open') before.resolve(undefined);
  setContextKey('quickInputOpen', true);
  quickInputStore.setState({ request });
}

/** Takes the quick input away and gives the keyboard back to where it was. */
export function hideQuickInput(): void {
  setContextKey('quickInputOpen', false);
  quickInputStore.setState({ request: undefined });
  returnFocus?.focus();
  returnFocus = undefined;
}

function pickItems<Value>(
  items: readonly QuickPickItem<Value>[],
  options: QuickPickOptions<Value>,
  many: boolean,
): Promise<readonly QuickPickItem<Value>[] | undefined> {
  const known = new Map(items.map((item) => [item.id, item]));
  const provide = options.provide;
  const { provide: _, ...rest } = options;
  return new Promise((resolve) => {
    show({
      kind: 'pick',
      id: nextId++,
      items,
      many,
      options:
        provide === undefined
          ? rest
          : {
              ...rest,
              provide: async (query, signal) => {
                const provided = await provide(query, signal);
                for (const item of provided) known.set(item.id, item);
                return provided;
              },
            },
      resolve: (picked) => resolve(picked?.flatMap((item) => known.get(item.id) ?? [])),
    });
  });
}

/** The quick input service: `const chosen = await quickInput.pick(items, {placeholder})`. */
export const quickInput: QuickInput = {
  pick: async (items, options = {}) => (await pickItems(items, options, false))?.[0],
  pickMany: (items, options = {}) => pickItems(items, options, true),
  input: (options = {}) => new Promise((resolve) => show({ kind: 'input', id: nextId++, options, resolve })),
  openQuickOpen: (prefix = '') => show({ kind: 'open', id: nextId++, prefix }),
};

/** Picks one item; undefined after Escape. */
export const pick: QuickInput['pick'] = (items, options) => quickInput.pick(items, options);
