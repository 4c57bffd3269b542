import { createStore } from 'zustand/vanilla';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';

interface CodebookState {
  /** The selected code, the one commands work on. */
  readonly code: number | undefined;
  /** The code whose name is being edited. */
  readonly renaming: number | undefined;
  /** Waits to be pasted under another code. */
  readonly cut: number | undefined;
  /** Undefined until a branch was opened or closed: then a codebook that fits stands open. */
  readonly expanded: ReadonlySet<string> | undefined;
  readonly filter: string;
}

/** What the codebook's view and its commands share; lives as long as the window. */
export const codebookStore = createStore<CodebookState>(() => ({
  code: undefined,
  renaming: undefined,
  cut: undefined,
  expanded: undefined,
  filter: '',
}));

/** Selects a code. */
export function selectCode(code: number | undefined): void {
  codebookStore.setState({ code });
  setContextKey('codeSelected', code !== undefined);
}

/** Shows what is below a code. */
export function expandCode(code: number): void {
  codebookStore.setState(({ expanded }) => (expanded === undefined ? {} : { expanded: new Set([...expanded, String(code)]) }));
}

/** Lifts a code to be pasted elsewhere; undefined puts it back. */
export function cutCode(code: number | undefined): void {
  codebookStore.setState({ cut: code });
  setContextKey('codeCut', code !== undefined);
}
