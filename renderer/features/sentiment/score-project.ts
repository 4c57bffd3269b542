import { isAppError } from '#shared/base/errors.ts';
import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';

/** Scores what has not been scored, and says what came of it; its progress stands in the list of jobs. */
export async function scoreProject({ rpc, notifications, editors, t }: Pick<ServicesAccessor, 'rpc' | 'notifications' | 'editors' | 't'>): Promise<void> {
  const { scored, messages, labels, recipe } = await rpc.run(sentimentContract.methods.score, {});
  const { number } = createFormat(currentLanguage(), t);
  const counts = { negative: number(labels.negative), neutral: number(labels.neutral), positive: number(labels.positive), mixed: number(labels.mixed) };
  const said = scored === 0 ? t('sentiment.score.nothing', { count: messages, number: number(messages) }) : t('sentiment.score.done', { scored: number(scored), messages: number(messages) });
  notifications.notify('success', said, {
    key: 'sentiment.score',
    detail: t('sentiment.score.counts', counts),
    ...(recipe === null ? {} : { actions: [{ label: t('sentiment.recipe'), run: () => editors.openEditor({ type: 'recipe', id: String(recipe) }) }] }),
  });
}

/**
 * Scores because messages have come, without a word unless it fails: false where another run is still going on, which
 * does not see the newest ones.
 */
export async function scoreQuietly(rpc: ServicesAccessor['rpc']): Promise<boolean> {
  try {
    await rpc.run(sentimentContract.methods.score, {});
  } catch (error) {
    if (isAppError(error, 'busy') && error.params['reason'] === 'job-running') return false;
    if (!isAppError(error, 'cancelled')) throw error;
  }
  return true;
}
