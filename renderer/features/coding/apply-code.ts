import { codingContract, type Coding, type Span } from '#shared/contracts/coding.ts';
import { readerForCommand, type Reader } from '#renderer/platform/coding/active-reader.ts';
import { currentCodings, showWhile } from '#renderer/platform/coding/codings-cache.ts';
import { codingsOfMessage, isSameCoding } from '#renderer/platform/coding/conversation-codings.ts';
import { holdKeysWhile } from '#renderer/platform/keybindings/held-keys.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';

/** What is to be coded: a stretch of one message, or with a null span all of it. */
export interface CodingTarget {
  readonly conversation: number;
  readonly message: number;
  readonly span: Span;
  readonly quote: string | null;
}

/** The selection of a reader, or the sentence at the caret where nothing is selected; undefined in an empty turn. */
export function selectedTarget(reader: Reader | undefined): CodingTarget | undefined {
  const span = reader?.ensureSelection();
  if (reader === undefined || span === undefined) return undefined;
  const { conversation, message } = reader.position;
  return { conversation, message, span, quote: reader.textBetween(span.start, span.end) };
}

/** All of the message that a reader is on. */
export function wholeTarget(reader: Reader): CodingTarget {
  const { conversation, message } = reader.position;
  return { conversation, message, span: null, quote: null };
}

// Codings not yet answered for stand under numbers that no stored one has.
let provisional = -1;

/**
 * Codes at once on screen and then in the project. One that stands already is said so and not doubled.
 * @throws AppError what the service refused; the screen then shows what the project holds.
 */
export async function applyCode(
  { rpc, notifications, t }: Pick<ServicesAccessor, 'rpc' | 'notifications' | 't'>,
  target: CodingTarget,
  code: number,
  origin: 'manual' | 'in-vivo' = 'manual',
): Promise<void> {
  const { conversation, message, span } = target;
  const shown: Coding = {
    id: provisional--,
    guid: '',
    message,
    code,
    span,
    quote: target.quote,
    intact: true,
    coder: projectStore.getState().project?.coder ?? '',
    createdAt: Date.now(),
    origin,
  };
  if (codingsOfMessage(currentCodings(conversation), message).some((coding) => isSameCoding(coding, shown))) {
    notifications.notify('info', t('coding.notice.already'), { key: 'coding.already' });
    return;
  }
  await showWhile(conversation, { take: [], put: [shown] }, async () => {
    const { coding } = await rpc.call(codingContract.methods.add, { message, code, span, origin });
    return { take: [], put: [{ ...shown, id: coding }] };
  });
}

/** Makes a code and codes with it, as one step to undo. */
export async function applyNewCode(
  { rpc, notifications, t }: Pick<ServicesAccessor, 'rpc' | 'notifications' | 't'>,
  target: CodingTarget,
  name: string,
  origin: 'manual' | 'in-vivo',
): Promise<void> {
  const { message, span } = target;
  await rpc.call(codingContract.methods.addWithNewCode, { message, span, name, parent: null, origin });
  notifications.notify('success', t('coding.notice.created', { name }), { key: 'coding.created' });
}

/** Takes codings away, on screen first. */
export async function removeCodings({ rpc }: Pick<ServicesAccessor, 'rpc'>, conversation: number, ids: readonly number[]): Promise<void> {
  const change = { take: ids, put: [] };
  await showWhile(conversation, change, async () => {
    await rpc.call(codingContract.methods.remove, { codings: [...ids] });
    return change;
  });
}

/**
 * Of the codings of a message those that a command at the selection could mean: those that share text with it or touch
 * the caret; only where there is none, those of the whole message.
 */
export function codingsAt(codings: readonly Coding[], start: number, end: number): readonly Coding[] {
  const own = codings.filter((coding) => coding.id > 0);
  const touched = own.filter(
    ({ span }) => span !== null && (end > start ? span.start < end && span.end > start : span.start <= start && start <= span.end),
  );
  return touched.length > 0 ? touched : own.filter((coding) => coding.span === null);
}

/** After coding: the next message, or beyond the last one the next conversation with one that is not coded. */
export async function goToNext(accessor: ServicesAccessor): Promise<void> {
  const reader = await readerForCommand({ text: false });
  if (reader === undefined) return;
  if (reader.position.ordinal < reader.position.total) reader.moveToMessage(1);
  else await goToNextUncoded(accessor);
}

/** Opens the next message without coding, wherever it is; behind the last one it begins again from the first. */
export async function goToNextUncoded({ rpc, editors, notifications, t }: ServicesAccessor): Promise<void> {
  const method = codingContract.methods.nextUncoded;
  const after = (await readerForCommand({ text: false }))?.position.message ?? null;
  let found = await holdKeysWhile(rpc.call(method, { after }));
  if (found.message === null && after !== null) {
    found = await holdKeysWhile(rpc.call(method, { after: null }));
    if (found.message !== null) notifications.notify('info', t('coding.notice.from-start'), { key: 'coding.all-coded' });
  }
  const { message, conversation } = found;
  if (message === null || conversation === null) notifications.notify('info', t('coding.notice.all-coded'), { key: 'coding.all-coded' });
  else editors.openEditor({ type: 'conversation', id: String(conversation), params: { message } }, { preview: true });
}
