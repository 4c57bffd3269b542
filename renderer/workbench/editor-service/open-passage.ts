import type { OpenEditorOptions } from '#renderer/platform/services.ts';
import { openEditor } from './editor-service.ts';

/** A message in its conversation, or the words in it that `span` names, in code points. */
export interface Passage {
  readonly conversation: number;
  readonly message: number;
  readonly span: { readonly start: number; readonly end: number } | null;
}

/** Shows a passage in its conversation. */
export function openPassage({ conversation, message, span }: Passage, options?: OpenEditorOptions): void {
  openEditor({ type: 'conversation', id: String(conversation), params: { message, ...(span === null ? {} : { start: span.start, end: span.end }) } }, options);
}
