import type { Coding } from '#shared/contracts/coding.ts';
import { suggestionContract, type Proposal, type QueuedProposal } from '#shared/contracts/suggestion.ts';
import { readerForCommand } from '#renderer/platform/coding/active-reader.ts';
import { showWhile } from '#renderer/platform/coding/codings-cache.ts';
import { focusedProposal } from '#renderer/platform/coding/proposals.ts';
import { readCodes } from '#renderer/platform/coding/use-codes.ts';
import { getContextKey } from '#renderer/platform/context-keys/context-key-store.ts';
import { holdKeysWhile } from '#renderer/platform/keybindings/held-keys.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { activeQueue } from './active-queue.ts';

export type Verdict = 'accept' | 'reject';

/** A proposal with what its place needs: the conversation whose codings show it, the row that lists it. */
interface Target {
  readonly proposal: Pick<Proposal, 'message' | 'code' | 'span' | 'quote' | 'score'>;
  readonly conversation: number | undefined;
  readonly row: number | undefined;
}

// Codings not yet answered for stand under numbers that no stored one has; the coding feature counts down from -1.
let provisional = -500_000_000;

/**
 * Accepts or rejects a proposal: the one given, else the one under the cursor of the queue in front, else the one at the
 * reader. Keys wait until the service has answered, so that the next one decides on what is then in front.
 */
export async function decide(accessor: ServicesAccessor, verdict: Verdict, args: unknown): Promise<void> {
  await holdKeysWhile(decideNow(accessor, verdict, args));
}

async function decideNow(accessor: ServicesAccessor, verdict: Verdict, args: unknown): Promise<void> {
  const { rpc, notifications, t } = accessor;
  const target = targetOf(args) ?? (await targetInFront(accessor));
  if (target === undefined) {
    notifications.notify('info', t('suggestion.notice.none-here'), { key: 'suggestion.none-here' });
    return;
  }
  const { message, code, span, score } = target.proposal;
  const bringBack = target.row === undefined ? undefined : activeQueue()?.settle(target.row);
  const decided = { message, code, span, score };
  try {
    if (verdict === 'accept') await accept(accessor, target, decided);
    else await rpc.call(suggestionContract.methods.reject, decided);
  } catch (error) {
    bringBack?.();
    throw error;
  }
  if (verdict === 'reject') {
    const name = (await readCodes()).find(({ id }) => id === code)?.name ?? '';
    notifications.notify('info', t('suggestion.notice.rejected', { code: name }), { key: 'suggestion.rejected' });
  }
}

async function accept({ rpc }: ServicesAccessor, { proposal, conversation }: Target, decided: Pick<Proposal, 'message' | 'code' | 'span' | 'score'>): Promise<void> {
  const call = () => rpc.call(suggestionContract.methods.accept, decided);
  if (conversation === undefined) {
    await call();
    return;
  }
  const shown: Coding = {
    id: provisional--,
    guid: '',
    message: proposal.message,
    code: proposal.code,
    span: proposal.span,
    quote: proposal.quote,
    intact: true,
    coder: projectStore.getState().project?.coder ?? '',
    createdAt: Date.now(),
    origin: 'suggestion',
  };
  await showWhile(conversation, { take: [], put: [shown] }, async () => {
    const { coding } = await call();
    return { take: [], put: [{ ...shown, id: coding }] };
  });
}

async function targetInFront({ rpc }: ServicesAccessor): Promise<Target | undefined> {
  if (getContextKey('activeEditor') === 'suggestions') {
    const row = activeQueue()?.current();
    return row === undefined ? undefined : { proposal: row, conversation: row.conversation, row: row.id };
  }
  const reader = await readerForCommand({ text: false });
  if (reader === undefined) return undefined;
  const { conversation, message } = reader.position;
  const { proposals } = await rpc.call(suggestionContract.methods.ofMessages, { messages: [message] });
  const proposal = focusedProposal(proposals, reader.position);
  return proposal === undefined ? undefined : { proposal, conversation, row: undefined };
}

/** A proposal as a view hands it over. */
function targetOf(args: unknown): Target | undefined {
  if (!isProposal(args)) return undefined;
  const queued: Partial<QueuedProposal> = args;
  return { proposal: args, conversation: queued.conversation, row: queued.id };
}

function isProposal(args: unknown): args is Proposal {
  if (typeof args !== 'object' || args === null) return false;
  if (!('message' in args && 'code' in args && 'score' in args && 'span' in args && 'quote' in args)) return false;
  return typeof args.message === 'number' && typeof args.code === 'number' && typeof args.score === 'number';
}
