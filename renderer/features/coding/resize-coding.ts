import { codingContract, type Coding } from '#shared/contracts/coding.ts';
import { readerForCommand, type Reader } from '#renderer/platform/coding/active-reader.ts';
import { codingsSettled, currentCodings, showWhile } from '#renderer/platform/coding/codings-cache.ts';
import { codingsOfMessage, sameSpan } from '#renderer/platform/coding/conversation-codings.ts';
import { holdKeysWhile } from '#renderer/platform/keybindings/held-keys.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { codingsAt } from './apply-code.ts';
import { pickCoding } from './pick-coding.ts';

/** Code points of the message at the caret, half-open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Moves one end of the selected coding by a word. */
export async function moveCodingEdge(accessor: ServicesAccessor, edge: 'start' | 'end', direction: 1 | -1): Promise<void> {
  const reader = await readerForCommand();
  if (reader === undefined) return;
  const from = selectionOf(reader);
  const to = reader.withEdgeMoved(edge, direction);
  if (!sameSpan(from, to)) await resizeSelected(accessor, reader, from, to);
}

/** Gives the coding that is exactly on `from` the ends of `to`; where several are, asks which. */
export async function resizeSelected(accessor: ServicesAccessor, reader: Reader, from: Stretch, to: Stretch): Promise<void> {
  // A coding made by the key before this one has its number once the service has answered.
  await holdKeysWhile(codingsSettled());
  const { conversation, message } = reader.position;
  const exact = codingsOfMessage(currentCodings(conversation), message).filter(({ id, span }) => id > 0 && span !== null && sameSpan(span, from));
  await resizeOneOf(accessor, reader, exact, to);
}

/** Gives the coding under the selection the selection's ends; where several are, asks which. */
export async function fitToSelection(accessor: ServicesAccessor): Promise<void> {
  const reader = await readerForCommand();
  if (reader === undefined) return;
  const to = selectionOf(reader);
  await holdKeysWhile(codingsSettled());
  const { conversation, message } = reader.position;
  const touched = codingsAt(codingsOfMessage(currentCodings(conversation), message), to.start, to.end).filter(({ span }) => span !== null && !sameSpan(span, to));
  await resizeOneOf(accessor, reader, touched, to);
}

async function resizeOneOf(accessor: ServicesAccessor, reader: Reader, codings: readonly Coding[], to: Stretch): Promise<void> {
  const { notifications, rpc, t } = accessor;
  if (codings.length === 0) {
    notifications.notify('info', t('coding.notice.none-to-resize'), { key: 'coding.none-to-resize' });
    return;
  }
  const coding = codings.length === 1 ? codings[0] : await pickCoding(accessor, codings, t('coding.resize.placeholder'));
  reader.focus();
  if (coding === undefined) return;
  const { conversation, message } = reader.position;
  reader.select(message, to.start, to.end);
  const change = { take: [], put: [{ ...coding, span: { ...to }, quote: reader.textBetween(to.start, to.end), intact: true }] };
  await showWhile(conversation, change, async () => {
    await rpc.call(codingContract.methods.resize, { coding: coding.id, span: { ...to } });
    return change;
  });
}

function selectionOf(reader: Reader): Stretch {
  const { anchor, focus } = reader.position;
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

/** Narrows the arguments of `coding.resizeTo`. */
export function resizeArguments(args: unknown): { readonly from: Stretch; readonly to: Stretch } | undefined {
  if (typeof args !== 'object' || args === null || !('from' in args) || !('to' in args)) return undefined;
  return isStretch(args.from) && isStretch(args.to) ? { from: args.from, to: args.to } : undefined;
}

function isStretch(value: unknown): value is Stretch {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number' && value.end > value.start;
}
