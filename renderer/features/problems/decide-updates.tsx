import { importContract, type Batch, type Reject, type UpdateChoice } from '#shared/contracts/import.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import { UpdateDialog } from './update-dialog.tsx';

const { methods } = importContract;
type Deciding = Pick<ServicesAccessor, 'rpc' | 'notifications' | 't'>;

/** Shows updates one after the other, the given one first, until all are decided or the person leaves. */
export async function decideOneByOne(accessor: Deciding, rejects: readonly Reject[], first: Reject): Promise<void> {
  const others = rejects.filter((reject) => reject.decision && reject.choice === null && reject.id !== first.id);
  const ordered = [first, ...others.filter(({ row }) => row > first.row), ...others.filter(({ row }) => row < first.row)];
  for (const [index, reject] of ordered.entries()) {
    const choice = await showDialog<UpdateChoice>((answer) => (
      <UpdateDialog key={reject.id} reject={reject} place={index + 1} total={ordered.length} answer={answer} />
    ));
    if (choice === undefined) return;
    await decide(accessor, [reject.id], choice);
  }
}

/** Decides some updates alike; null leaves them open again. */
export async function decide({ rpc, notifications, t }: Deciding, rejects: readonly number[], choice: UpdateChoice | null): Promise<void> {
  const { left } = await rpc.run(methods.decide, { selection: { rejects: [...rejects] }, choice });
  if (left > 0) notifications.notify('warning', t('problems.update.leftNotice', { count: left }), { key: 'problems.left' });
}

/** Decides all open updates of one import alike, after asking which import and whether. */
export async function decideAll(accessor: ServicesAccessor, choice: UpdateChoice): Promise<void> {
  const { rpc, quickInput, dialogs, notifications, t } = accessor;
  const format = createFormat(currentLanguage(), t);
  const { batches } = await rpc.call(methods.batches, {});
  const open = batches.filter(({ state, undecided }) => state === 'complete' && undecided > 0);
  const count = ({ undecided }: Batch) => t('problems.update.open', { count: undecided, number: format.number(undecided) });
  const batch =
    open.length > 1
      ? (await quickInput.pick(open.map((value) => ({ id: String(value.id), label: value.name, description: count(value), value })), { placeholder: t('problems.update.which') }))?.value
      : open[0];
  if (batch === undefined) {
    if (open.length === 0) notifications.notify('info', t('problems.update.none'), { key: 'problems.update' });
    return;
  }
  const sure = await dialogs.confirm({ title: t(`problems.update.all.${choice}`, { name: batch.name }), message: count(batch), confirmLabel: t(`problems.update.${choice}`) });
  if (!sure) return;
  const { decided, moved, left } = await rpc.run(methods.decide, { selection: { batch: batch.id }, choice });
  const facts = { count: decided, number: format.number(decided), moved: format.number(moved), left: format.number(left) };
  notifications.notify(left > 0 ? 'warning' : 'success', t(`problems.update.done.${choice}`, facts), { key: 'problems.update' });
}

/** Narrows the argument of the commands over one rejected row. */
export function rejectArgument(args: unknown): number | undefined {
  return typeof args === 'object' && args !== null && 'reject' in args && typeof args.reject === 'number' ? args.reject : undefined;
}
