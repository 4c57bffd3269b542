import type { EditorProps } from '#renderer/platform/contribution.ts';

/** The two sets, as queries. */
export interface Sets {
  readonly a: string;
  readonly b: string;
}

/** The sets that a tab was opened on; empty queries where it names none. */
export function readSets(params: EditorProps['input']['params']): Sets {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { a: text(params?.['a']), b: text(params?.['b']) };
}
