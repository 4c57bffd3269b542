import type { EditorInput, JsonValue } from '#renderer/platform/services.ts';

/** What a tab carries inside dockview's own state. */
export interface TabParams {
  readonly input: EditorInput;
  readonly preview: boolean;
  readonly pinned: boolean;
  /** Grows whenever the tab is opened anew: what is on screen says which opening it shows. */
  readonly revision: number;
  /** Set by the editor; until then the contribution names the tab, in the present language. */
  readonly title?: string;
  readonly icon?: string;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJsonRecord(value: unknown): value is Readonly<Record<string, JsonValue>> {
  // What came out of JSON.parse holds nothing else.
  return isRecord(value);
}

/** Params made sound again after a restart; undefined for a tab that cannot be restored. */
export function parseTabParams(value: unknown): TabParams | undefined {
  if (!isRecord(value) || !isRecord(value['input'])) return undefined;
  const { type, id, params } = value['input'];
  if (typeof type !== 'string' || typeof id !== 'string') return undefined;
  const { title, icon, revision } = value;
  return {
    input: { type, id, ...(isJsonRecord(params) ? { params } : {}) },
    preview: value['preview'] === true,
    pinned: value['pinned'] === true,
    revision: typeof revision === 'number' ? revision : 0,
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof icon === 'string' ? { icon } : {}),
  };
}

/** Whether two inputs are the same tab. */
export function isSameInput(left: EditorInput, right: EditorInput): boolean {
  return left.type === right.type && left.id === right.id;
}
