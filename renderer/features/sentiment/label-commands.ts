import { sentimentContract, type SentimentLabel } from '#shared/contracts/sentiment.ts';
import type { MessageSelection } from '#shared/contracts/coding.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { selectedMessages } from '#renderer/platform/selection/selection-store.ts';

/** Messages from which on a person is asked first. */
const askFrom = 1000;

/** Sets the label of the message that is named, else of all that are selected. */
export async function setLabel(accessor: ServicesAccessor, label: SentimentLabel, args: unknown): Promise<void> {
  const { rpc, t } = accessor;
  const chosen = subjectOf(args);
  if (chosen === undefined) return;
  const name = t(`sentiment.label.${label}`);
  const title = t('sentiment.set.confirm', { label: name, count: chosen.count, number: numberText(t, chosen.count) });
  if (!(await mayChange(accessor, chosen.count, title))) return;
  const { changed, already } = await rpc.call(sentimentContract.methods.setLabel, { selection: chosen.selection, label });
  // One message shows its new label in place; many need a word, and a way back.
  if (chosen.count > 1) say(accessor, changed, t('sentiment.set.done', { label: name, count: changed, number: numberText(t, changed) }), already > 0 ? t('sentiment.set.already', { count: already }) : undefined);
}

/** Takes the coder's own word back. */
export async function clearLabel(accessor: ServicesAccessor, args: unknown): Promise<void> {
  const { rpc, t, notifications } = accessor;
  const chosen = subjectOf(args);
  if (chosen === undefined) return;
  const title = t('sentiment.clear.confirm', { count: chosen.count, number: numberText(t, chosen.count) });
  if (!(await mayChange(accessor, chosen.count, title))) return;
  const { cleared, standing } = await rpc.call(sentimentContract.methods.clearLabel, { selection: chosen.selection });
  const others = standing > 0 ? t('sentiment.clear.standing', { count: standing }) : undefined;
  if (cleared === 0) notifications.notify('info', t('sentiment.clear.none'), { key: 'sentiment.label', ...(others === undefined ? {} : { detail: others }) });
  else if (chosen.count > 1 || others !== undefined) say(accessor, cleared, t('sentiment.clear.done', { count: cleared, number: numberText(t, cleared) }), others);
}

function subjectOf(args: unknown): { readonly selection: MessageSelection; readonly count: number } | undefined {
  if (typeof args === 'object' && args !== null && 'message' in args && typeof args.message === 'number') {
    return { selection: { messages: [args.message] }, count: 1 };
  }
  return selectedMessages();
}

async function mayChange({ dialogs, t }: ServicesAccessor, count: number, title: string): Promise<boolean> {
  return count < askFrom || dialogs.confirm({ title, message: t('sentiment.confirm.hint') });
}

function numberText(t: ServicesAccessor['t'], value: number): string {
  return createFormat(currentLanguage(), t).number(value);
}

function say({ notifications, commands, t }: ServicesAccessor, changed: number, message: string, detail: string | undefined): void {
  notifications.notify(changed > 0 ? 'success' : 'info', message, {
    key: 'sentiment.label',
    ...(detail === undefined ? {} : { detail }),
    ...(changed > 0 ? { actions: [{ label: t('sentiment.undo'), run: () => void commands.execute('history.undo') }] } : {}),
  });
}
