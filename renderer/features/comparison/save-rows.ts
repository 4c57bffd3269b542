import { chartContract } from '#shared/contracts/chart.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';

/** Asks where to and writes rows as CSV. Does nothing after Escape. */
export async function saveRows(
  { rpc, dialogs, notifications, t }: Pick<ServicesAccessor, 'rpc' | 'dialogs' | 'notifications' | 't'>,
  name: string,
  rows: (string | number | null)[][],
): Promise<void> {
  const [path] = await dialogs.pickPaths({ title: t('comparison.saveWhere'), mode: 'save-file', extensions: ['csv'], filterName: 'CSV', defaultName: `${name}.csv` });
  if (path === undefined) return;
  await rpc.run(chartContract.methods.saveTable, { path, chart: 'comparison', rows });
  notifications.notify('success', t('comparison.saved', { count: rows.length - 1 }), { key: 'comparison', detail: path });
}
