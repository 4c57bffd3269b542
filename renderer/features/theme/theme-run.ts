import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { isAppError } from '#shared/base/errors.ts';
import { themeContract, type ThemeProgress } from '#shared/contracts/theme.ts';
import type { InputOf, OutputOf } from '#shared/rpc/define.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';

const { cluster, assign, overview } = themeContract.methods;

interface RunState {
  /** The work on the themes as a whole that this window has started. */
  readonly running: { readonly kind: 'cluster' | 'assign'; readonly progress: ThemeProgress | undefined } | undefined;
}

const runStore = createStore<RunState>(() => ({ running: undefined }));
let controller: AbortController | undefined;

/** The clustering that goes on, followed. */
export function useThemeRun(): RunState['running'] {
  return useStore(runStore, (state) => state.running);
}

/** Stops it; the themes stay as they were. */
export function cancelRun(): void {
  controller?.abort();
}

type Accessor = Pick<ServicesAccessor, 'rpc' | 'notifications' | 'editors' | 'commands' | 't'>;

async function follow<Result>(kind: 'cluster' | 'assign', start: (options: { signal: AbortSignal; onProgress: (progress: ThemeProgress) => void }) => Promise<Result>): Promise<Result | undefined> {
  const own = new AbortController();
  controller = own;
  runStore.setState({ running: { kind, progress: undefined } });
  try {
    return await start({ signal: own.signal, onProgress: (progress) => runStore.setState({ running: { kind, progress } }) });
  } catch (error) {
    if (isAppError(error, 'cancelled')) return undefined;
    throw error;
  } finally {
    if (controller === own) runStore.setState({ running: undefined });
  }
}

/** Clusters and says what came of it; undefined when it was cancelled. */
export async function runClustering(accessor: Accessor, input: InputOf<typeof cluster>): Promise<OutputOf<typeof cluster> | undefined> {
  const { rpc, notifications, editors, commands, t } = accessor;
  const result = await follow('cluster', (options) => rpc.run(cluster, input, options));
  if (result === undefined) return undefined;
  const { number, percent } = createFormat(currentLanguage(), t);
  const { themes, scope, unmapped, kept, gone, run } = result;
  const detail = [
    t('theme.done.unmapped', { unmapped: number(unmapped), share: percent(unmapped / scope) }),
    ...(kept.total > 0 ? [t('theme.done.kept', { count: kept.total, number: number(kept.total) })] : []),
    ...(gone > 0 ? [t('theme.done.gone', { count: gone, number: number(gone) })] : []),
  ];
  notifications.notify('success', t('theme.done', { count: themes, themes: number(themes), scope: number(scope) }), {
    key: 'theme.run',
    detail: detail.join(' '),
    actions: [
      { label: t('theme.recipe'), run: () => editors.openEditor({ type: 'recipe', id: String(run.recipe) }) },
      { label: t('theme.undo'), run: () => void commands.execute('history.undo') },
    ],
  });
  return result;
}

/** Places the messages that came later among the themes, and says how many. */
export async function assignNewMessages(accessor: Accessor): Promise<void> {
  const { rpc, notifications, t } = accessor;
  const result = await follow('assign', (options) => rpc.run(assign, {}, options));
  if (result === undefined) return;
  const { number } = createFormat(currentLanguage(), t);
  notifications.notify('success', t('theme.assigned', { count: result.assigned, number: number(result.assigned), unmapped: number(result.unmapped) }), { key: 'theme.run' });
}

/**
 * Places messages because they have come, without a word unless it fails: false where another run is still going on,
 * which does not see the newest ones. Themes of another version of the method wait for a person to find them anew.
 */
export async function placeQuietly(rpc: Accessor['rpc']): Promise<boolean> {
  const { current } = await rpc.call(overview, {});
  if (current === null || current.stale.added === 0 || current.stale.model) return true;
  try {
    await rpc.run(assign, {});
  } catch (error) {
    if (isAppError(error, 'busy') && error.params['reason'] === 'job-running') return false;
    // Themes edited meanwhile: the next import, or the person, places them.
    if (!isAppError(error, 'cancelled') && !isAppError(error, 'conflict')) throw error;
  }
  return true;
}
