import { PassThrough, Readable } from 'node:stream';
import { once } from 'node:events';
import yazl from 'yazl';
import type { ByteSink } from '../exporter.ts';
import type { Cell } from '../tabular/cells.ts';
import { contentTypes, packageRelationships, sheetEnd, sheetStart, styles, workbook, workbookRelationships } from './package-parts.ts';
import { formatSheetRow } from './sheet-xml.ts';

/**
 * Writes a workbook front to back with bounded memory: each sheet is one zip entry fed through a stream that waits
 * when the sink is slower. `beginSheet` ends the sheet before it.
 */
export interface WorkbookWriter {
  beginSheet(name: string, header: readonly Cell[]): Promise<void>;
  /** Writes one row to the open sheet and gives its 1-based number. */
  row(cells: readonly Cell[]): Promise<number>;
  end(): Promise<void>;
}

/** Zip entries carry a fixed date, so that equal data gives equal bytes. */
const entryDate = new Date(Date.UTC(2000, 0, 1));
const blockUnits = 64 * 1024;

/** Waits until a full stream takes more or is given up; leaves no listener behind. */
async function drainedOrClosed(stream: PassThrough): Promise<void> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]);
  } finally {
    settled.abort();
  }
}

/** Opens a {@link WorkbookWriter} over a sink; a failing sink rejects the call that meets it. */
export function createWorkbookWriter(sink: ByteSink): WorkbookWriter {
  const zip = new yazl.ZipFile();
  const names: string[] = [];
  let sheet: PassThrough | undefined;
  let pending = '';
  let rowNumber = 0;
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure ??= error;
    sheet?.destroy();
  };
  const drain = (async () => {
    for await (const chunk of Readable.from(zip.outputStream)) await sink.write(chunk);
  })().catch(fail);
  // The fast end of deflate: markup compresses well anyway, and a million rows should not wait for the last percent.
  const options = { mtime: entryDate, forceDosTimestamp: true, compressionLevel: 2 };
  const addText = (text: string, path: string): void => zip.addBuffer(Buffer.from(text), path, options);
  addText(contentTypes, '[Content_Types].xml');
  addText(packageRelationships, '_rels/.rels');
  addText(styles, 'xl/styles.xml');

  const flush = async (): Promise<void> => {
    if (failure !== undefined) throw failure;
    const text = pending;
    pending = '';
    if (!sheet || text === '') return;
    if (!sheet.write(text)) await drainedOrClosed(sheet);
    if (failure !== undefined) throw failure;
  };
  const endSheet = async (): Promise<void> => {
    if (!sheet) return;
    pending += sheetEnd;
    await flush();
    sheet.end();
    sheet = undefined;
  };
  const append = async (cells: readonly Cell[], style: number): Promise<number> => {
    rowNumber++;
    pending += formatSheetRow(rowNumber, cells, style);
    if (pending.length >= blockUnits) await flush();
    return rowNumber;
  };
  return {
    async beginSheet(name, header) {
      await endSheet();
      names.push(name);
      sheet = new PassThrough();
      zip.addReadStream(sheet, `xl/worksheets/sheet${names.length}.xml`, options);
      pending = sheetStart;
      rowNumber = 0;
      await append(header, 1);
    },
    row: (cells) => append(cells, 0),
    async end() {
      await endSheet();
      addText(workbook(names), 'xl/workbook.xml');
      addText(workbookRelationships(names.length), 'xl/_rels/workbook.xml.rels');
      zip.end();
      await drain;
      if (failure !== undefined) throw failure;
    },
  };
}
