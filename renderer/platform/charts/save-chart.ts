import { chartContract } from '#shared/contracts/chart.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';

/** A chart that can be written to a file. */
export interface SavedChart {
  /** What it shows, in lower case with hyphens: for the audit log. */
  readonly chart: string;
  /** Name that is offered for the file, without extension. */
  readonly name: string;
  /** The picture as a whole SVG document, with its size in px. */
  readonly picture: () => { readonly svg: string; readonly width: number; readonly height: number };
  /** The numbers: a header and rows. */
  readonly rows: () => (string | number | null)[][];
}

/** Pixels of a PNG for each px of the drawing: sharp in print. */
const pngScale = 2;
const formats = ['svg', 'png', 'csv'] as const;

/** Asks for a format and a place and writes the chart there. Does nothing after Escape. */
export async function saveChart(accessor: Pick<ServicesAccessor, 'rpc' | 'quickInput' | 'dialogs' | 'notifications' | 't'>, chart: SavedChart): Promise<void> {
  const { rpc, quickInput, dialogs, notifications, t } = accessor;
  const chosen = await quickInput.pick(
    formats.map((format) => ({ id: format, label: t(`platform.chart.${format}`), description: t(`platform.chart.${format}-hint`), value: format })),
    { title: t('platform.chart.save'), placeholder: t('platform.chart.format') },
  );
  if (chosen === undefined) return;
  const format = chosen.value;
  const [path] = await dialogs.pickPaths({
    title: t('platform.chart.where'),
    mode: 'save-file',
    extensions: [format],
    filterName: t(`platform.chart.${format}`),
    defaultName: `${chart.name}.${format}`,
  });
  if (path === undefined) return;
  const file = { path, chart: chart.chart };
  if (format === 'csv') await rpc.run(chartContract.methods.saveTable, { ...file, rows: chart.rows() });
  else await rpc.run(chartContract.methods.savePicture, { ...file, bytes: await pictureBytes(chart.picture(), format) });
  notifications.notify('success', t('platform.chart.saved', { name: path.split(/[\\/]/u).at(-1) ?? path }), { key: 'chart.save' });
}

async function pictureBytes({ svg, width, height }: ReturnType<SavedChart['picture']>, format: 'svg' | 'png'): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'svg') return new TextEncoder().encode(svg);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * pngScale);
  canvas.height = Math.round(height * pngScale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('the picture could not be drawn');
  return new Uint8Array(await blob.arrayBuffer());
}

/** Text as it may stand inside an SVG document or attribute. */
export function svgText(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // What XML cannot hold at all is left out.
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '').replaceAll(/[&<>"]/gu, (character) => entities[character] ?? '');
}
