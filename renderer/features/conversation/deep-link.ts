import type { EditorInput } from '#renderer/platform/services.ts';

/** Where a tab should begin: a message, and the stretch to select in it (both 0 for none). */
export interface DeepLink {
  readonly message: number;
  readonly start: number;
  readonly end: number;
}

/** Reads a tab's params `{message, start?, end?}`; undefined where they name no message. */
export function deepLinkOf(params: EditorInput['params']): DeepLink | undefined {
  const message = params?.['message'];
  if (typeof message !== 'number') return undefined;
  const start = params?.['start'];
  const end = params?.['end'];
  if (typeof start !== 'number' || typeof end !== 'number' || end < start) return { message, start: 0, end: 0 };
  return { message, start, end };
}
