import { codingContract, type Coding, type Span } from '#shared/contracts/coding.ts';
import { activeReader, type Reader } from '#renderer/platform/coding/active-reader.ts';
import { cachedCodings, refreshCodings, showCodings } from '#renderer/platform/coding/codings-cache.ts';
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
  const standing = cachedCodings(conversation).some(
    (coding) => coding.message === message && coding.code === code && sameSpan(coding.span, span),
  );
  if (standing) {
    notifications.notify('info', t('coding.notice.already'), { key: 'coding.already' });
    return;
  }
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
  showCodings(conversation, (codings) => [...codings, shown]);
  try {
    const { coding } = await rpc.call(codingContract.methods.add, { message, code, span, origin });
    showCodings(conversation, (codings) => codings.map((other) => (other.id === shown.id ? { ...shown, id: coding } : other)));
  } catch (error) {
    showCodings(conversation, (codings) => codings.filter((other) => other.id !== shown.id));
    throw error;
  } finally {
    refreshCodings(conversation);
  }
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
  const gone = new Set(ids);
  showCodings(conversation, (codings) => codings.filter((coding) => !gone.has(coding.id)));
  try {
    await rpc.call(codingContract.methods.remove, { codings: [...ids] });
  } finally {
    refreshCodings(conversation);
  }
}

/**
 * The codings that a removal at the selection could mean: those that share text with it or touch the caret; only
 * where there is none, those of the whole message.
 */
export function codingsAt(codings: readonly Coding[], message: number, start: number, end: number): readonly Coding[] {
  const own = codings.filter((coding) => coding.message === message && coding.id > 0);
  const touched = own.filter(
    ({ span }) => span !== null && (end > start ? span.start < end && span.end > start : span.start <= start && start <= span.end),
  );
  return touched.length > 0 ? touched : own.filter((coding) => coding.span === null);
}

/** After coding: the next message, or beyond the last one the next conversation with one that is not coded. */
export async function goToNext(accessor: ServicesAccessor): Promise<void> {
  const reader = activeReader();
  if (reader === undefined) return;
  if (reader.position.ordinal < reader.position.total) reader.moveToMessage(1);
  else await goToNextUncoded(accessor);
}

/** Opens the next message without coding, wherever it is; behind the last one it begins again from the first. */
export async function goToNextUncoded({ rpc, editors, notifications, t }: ServicesAccessor): Promise<void> {
  const method = codingContract.methods.nextUncoded;
  const after = activeReader()?.position.message ?? null;
  let found = await rpc.call(method, { after });
  if (found.message === null && after !== null) {
    found = await rpc.call(method, { after: null });
    if (found.message !== null) notifications.notify('info', t('coding.notice.from-start'), { key: 'coding.all-coded' });
  }
  const { message, conversation } = found;
  if (message === null || conversation === null) notifications.notify('info', t('coding.notice.all-coded'), { key: 'coding.all-coded' });
  else editors.openEditor({ type: 'conversation', id: String(conversation), params: { message } }, { preview: true });
}

function sameSpan(left: Span, right: Span): boolean {
  return left === null || right === null ? left === right : left.start === right.start && left.end === right.end;
}
