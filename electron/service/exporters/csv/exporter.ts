import * as z from 'zod/mini';
import { defineExporter, type ExportHeader } from '../exporter.ts';
import { rowsOption, tableHeader, tableRows, type Cell } from '../tabular/cells.ts';
import { createTextSink } from '../text-sink.ts';
import { neutralise, startsFormula } from './formula.ts';

const optionsSchema = z.strictObject({
  rows: rowsOption,
  /** Lossless: no cell is neutralised. For programs, not for spreadsheets. */
  raw: z._default(z.boolean(), false),
  /** A byte order mark first, which Excel needs to read Chinese as UTF-8. */
  byteOrderMark: z._default(z.boolean(), true),
});

/** One field by RFC 4180; also quoted where a reader might trim or where it is empty text and not absent. */
export function formatField(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const formatRow = (cells: readonly string[]): string => `${cells.map(formatField).join(',')}\r\n`;

/** CSV by RFC 4180: UTF-8, comma, CRLF after each row; line ends inside a text stay as they came. */
export const exporter = defineExporter({
  id: 'csv',
  extension: 'csv',
  tabular: true,
  optionsSchema,
  open(sink, options, header: ExportHeader) {
    const text = createTextSink(sink);
    let started = false;
    let neutralisedCells = 0;
    let rows = 0;
    const render = (cell: Cell): string => {
      if (cell === null) return '';
      if (typeof cell === 'number' || options.raw) return String(cell);
      if (startsFormula(cell)) neutralisedCells++;
      return neutralise(cell);
    };
    const start = async (): Promise<void> => {
      if (started) return;
      started = true;
      await text.write((options.byteOrderMark ? '\uFEFF' : '') + formatRow(tableHeader(options.rows, header).map(render)));
    };
    return {
      async write(record) {
        await start();
        for (const row of tableRows(options.rows, record, header)) {
          rows++;
          await text.write(formatRow(row.map(render)));
        }
      },
      async end() {
        await start();
        await text.flush();
        return { neutralisedCells, continuedCells: [], sheets: [], rows };
      },
    };
  },
  preview(records, options, header) {
    const show = (cell: Cell): Cell => (typeof cell === 'string' && !options.raw ? neutralise(cell) : cell);
    return {
      kind: 'cells',
      header: tableHeader(options.rows, header),
      rows: records.flatMap((record) => tableRows(options.rows, record, header)).map((row) => row.map(show)),
    };
  },
});
