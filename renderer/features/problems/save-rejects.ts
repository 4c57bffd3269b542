import { importContract, type Batch } from '#shared/contracts/import.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';

/** Writes the rejected rows of an import as CSV where the person says; asks which import where several have some. */
export async function saveRejects({ rpc, dialogs, quickInput, notifications, t }: ServicesAccessor): Promise<void> {
  const { batches } = await rpc.call(importContract.methods.batches, {});
  const rejecting = batches.filter(({ state, rejected }) => state === 'complete' && rejected > 0);
  const format = createFormat(currentLanguage(), t);
  let batch: Batch | undefined = rejecting[0];
  if (rejecting.length > 1) {
    const chosen = await quickInput.pick(
      rejecting.map((value) => ({
        id: String(value.id),
        label: value.name,
        description: t('problems.batch', { rejected: format.number(value.rejected), rows: format.number(value.rows), share: format.percent(value.rejected / value.rows) }),
        value,
      })),
      { placeholder: t('problems.exportWhich') },
    );
    batch = chosen?.value;
    if (batch === undefined) return;
  }
  if (batch === undefined) {
    notifications.notify('info', t('problems.exportNone'), { key: 'problems.export' });
    return;
  }
  const [file] = await dialogs.pickPaths({
    title: t('problems.exportRejects'),
    mode: 'save-file',
    extensions: ['csv'],
    filterName: 'CSV',
    defaultName: `${batch.name} ${t('problems.fileSuffix')}.csv`,
  });
  if (file === undefined) return;
  const { rows } = await rpc.run(importContract.methods.exportRejects, { batch: batch.id, file });
  notifications.notify('success', t('problems.exportDone', { count: rows }), { detail: file });
}
