import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { askDraw } from './draw-dialog.tsx';

/** Draws a sample and opens it for labelling. `args` may name a query to draw from. */
export async function measure({ rpc, editors }: ServicesAccessor, args: unknown): Promise<void> {
  const query = typeof args === 'object' && args !== null && 'query' in args && typeof args.query === 'string' ? args.query : '';
  const request = await askDraw(query);
  if (request === undefined) return;
  const { sample } = await rpc.run(sentimentContract.methods.drawSample, request);
  editors.openEditor({ type: 'sentiment-sample', id: String(sample), params: { view: 'label' } });
}

/** Seed of the folds: a run with the same labels is the same run. */
const foldSeed = 1;

/** Trains a model on the project's labels, says what that brings, and offers to use it. */
export async function train(accessor: ServicesAccessor): Promise<void> {
  const { rpc, notifications, t } = accessor;
  const format = createFormat(currentLanguage(), t);
  const { version, measures, labels } = await rpc.run(sentimentContract.methods.train, { seed: foldSeed });
  const { before, after, gain, n, folds } = measures;
  notifications.notify('success', t('sentiment.train.done', { number: format.number(labels), count: labels, before: format.percent(before.accuracy), after: format.percent(after.accuracy) }), {
    key: 'sentiment.train',
    detail: t('sentiment.train.detail', {
      n: format.number(n), folds, gain: format.signed(gain.value ?? 0), low: format.signed(gain.low ?? 0), high: format.signed(gain.high ?? 0),
    }),
    sticky: true,
    actions: [
      { label: t('sentiment.models.use'), run: () => void chooseModel(accessor, version).catch((error: unknown) => notifications.error(error)) },
      { label: t('sentiment.train.look'), run: () => accessor.editors.openEditor({ type: 'sentiment', id: 'project' }) },
    ],
  });
}

/** Makes a model the one that scores, and offers to score with it. */
async function chooseModel({ rpc, notifications, commands, t }: ServicesAccessor, version: string): Promise<void> {
  await rpc.call(sentimentContract.methods.useModel, { version });
  notifications.notify('success', t('sentiment.models.chosen', { version }), {
    key: 'sentiment.train',
    actions: [{ label: t('sentiment.command.score'), run: () => void commands.execute('sentiment.score') }],
  });
}

/** Takes a model from a file into the project. */
export async function loadModel(accessor: ServicesAccessor): Promise<void> {
  const { rpc, dialogs, notifications, t } = accessor;
  const [path] = await dialogs.pickPaths({ title: t('sentiment.models.load'), mode: 'open-file', extensions: ['json'], filterName: t('sentiment.models.file') });
  if (path === undefined) return;
  const { version } = await rpc.run(sentimentContract.methods.loadModel, { path });
  notifications.notify('success', t('sentiment.models.loaded', { version }), {
    key: 'sentiment.train',
    actions: [{ label: t('sentiment.models.use'), run: () => void chooseModel(accessor, version).catch((error: unknown) => notifications.error(error)) }],
  });
}
