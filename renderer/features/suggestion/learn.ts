import { isAppError } from '#shared/base/errors.ts';
import { suggestionContract } from '#shared/contracts/suggestion.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';

const { learn, propose } = suggestionContract.methods;
type Services = Pick<ServicesAccessor, 'rpc' | 'notifications' | 'editors' | 't'>;

/** Learns from the codings, and says what came of it; its progress stands in the list of jobs. */
export async function learnNow({ rpc, notifications, editors, t }: Services): Promise<void> {
  const { number } = createFormat(currentLanguage(), t);
  const { version, codings, codes, recipe } = await rpc.run(learn, {});
  notifications.notify('success', t('suggestion.learnt', { version, codings: number(codings), codes: number(codes) }), {
    key: 'suggestion.learn',
    actions: [{ label: t('suggestion.recipe'), run: () => editors.openEditor({ type: 'recipe', id: String(recipe) }) }],
  });
}

/** Goes through the messages, and says how many proposals there are. */
export async function proposeNow({ rpc, notifications, editors, t }: Services): Promise<void> {
  const { number } = createFormat(currentLanguage(), t);
  const { proposals, sampled, messages, recipe } = await rpc.run(propose, {});
  notifications.notify('success', t('suggestion.proposed', { count: proposals, number: number(proposals), sampled: number(sampled), messages: number(messages) }), {
    key: 'suggestion.propose',
    actions: [{ label: t('suggestion.recipe'), run: () => editors.openEditor({ type: 'recipe', id: String(recipe) }) }],
  });
}

/** Runs one of the two without a word unless it fails. False where it was cancelled, or runs already. */
export async function quietly(rpc: ServicesAccessor['rpc'], job: 'learn' | 'propose'): Promise<boolean> {
  try {
    await (job === 'learn' ? rpc.run(learn, {}) : rpc.run(propose, {}));
    return true;
  } catch (error) {
    if (isAppError(error, 'cancelled') || (isAppError(error, 'busy') && error.params['reason'] === 'job-running')) return false;
    throw error;
  }
}
