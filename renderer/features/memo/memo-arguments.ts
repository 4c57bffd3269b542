import { memoTargetKinds, type Memo } from '#shared/contracts/memo.ts';

/** What a memo hangs on, with words to recognise it by. */
export interface MemoTarget {
  readonly kind: Memo['target']['kind'];
  readonly id: number;
  readonly subject: string | undefined;
}

/** Reads a command's `{kind, id, subject?}`; undefined for anything else. */
export function memoTargetOf(args: unknown): MemoTarget | undefined {
  if (typeof args !== 'object' || args === null || !('kind' in args) || !('id' in args)) return undefined;
  const kind = memoTargetKinds.find((known) => known === args.kind);
  if (kind === undefined || typeof args.id !== 'number') return undefined;
  return { kind, id: args.id, subject: 'subject' in args && typeof args.subject === 'string' ? args.subject : undefined };
}

/** Reads a command's `{memo, text}` (changing one); undefined for anything else. */
export function memoEditOf(args: unknown): { readonly memo: number; readonly text: string } | undefined {
  if (typeof args !== 'object' || args === null || !('memo' in args) || typeof args.memo !== 'number') return undefined;
  return { memo: args.memo, text: 'text' in args && typeof args.text === 'string' ? args.text : '' };
}
