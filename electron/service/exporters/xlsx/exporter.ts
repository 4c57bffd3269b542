import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { defineExporter, type ContinuedCell } from '../exporter.ts';
import { rowsOption, tableHeader, tableRows, type Cell } from '../tabular/cells.ts';
import { maximumCellUnits, maximumSheetRows, splitForCells } from './sheet-xml.ts';
import { createWorkbookWriter } from './workbook-writer.ts';

const optionsSchema = z.strictObject({
  rows: rowsOption,
  /** Rows of a sheet, the header included, before the next sheet begins; for tests and for small programs. */
  sheetRows: z._default(z.int().check(z.gte(2), z.lte(maximumSheetRows)), maximumSheetRows),
});

const continuedSheet = 'Continued';
/** Texts over the cell limit are held until the last sheet; this many UTF-16 units at most. */
const heldUnitsLimit = 64 * 1024 * 1024;

interface HeldCell extends ContinuedCell {
  rest: string[];
}

/**
 * XLSX: every text is typed as a string. A data sheet that is full goes on in the next (`Data 2`). A text over 32,767
 * UTF-16 units has its first part in its cell, the column's name in `continued` at the end of its row, and the other parts
 * on the sheet `Continued`; nothing is cut.
 */
export const exporter = defineExporter({
  id: 'xlsx',
  extension: 'xlsx',
  tabular: true,
  optionsSchema,
  open(sink, options, header) {
    const workbook = createWorkbookWriter(sink);
    const columns = tableHeader(options.rows, header);
    const sheets: string[] = [];
    const held: HeldCell[] = [];
    let heldUnits = 0;
    let rows = 0;
    let rowsInSheet = Infinity;
    const beginData = async (): Promise<void> => {
      const name = sheets.length === 0 ? 'Data' : `Data ${sheets.length + 1}`;
      sheets.push(name);
      rowsInSheet = 1;
      await workbook.beginSheet(name, [...columns, 'continued']);
    };
    const write = async (cells: Cell[]): Promise<void> => {
      if (rowsInSheet >= options.sheetRows) await beginData();
      const long: HeldCell[] = [];
      const fitted = cells.map((cell, index): Cell => {
        if (typeof cell !== 'string' || cell.length <= maximumCellUnits) return cell;
        const [first = '', ...rest] = splitForCells(cell);
        const column = columns[index] ?? '';
        long.push({ sheet: sheets.at(-1) ?? '', row: rowsInSheet + 1, column, parts: rest.length + 1, rest });
        heldUnits += cell.length - first.length;
        return first;
      });
      fitted.push(long.length > 0 ? long.map((cell) => cell.column).join(', ') : null);
      if (heldUnits > heldUnitsLimit) {
        throw new AppError('resource-limit', { reason: 'xlsx-long-texts', suggestion: 'jsonl' });
      }
      held.push(...long);
      await workbook.row(fitted);
      rowsInSheet++;
      rows++;
    };
    return {
      async write(record) {
        for (const row of tableRows(options.rows, record, header)) await write(row);
      },
      async end() {
        if (sheets.length === 0) await beginData();
        if (held.length > 0) {
          sheets.push(continuedSheet);
          await workbook.beginSheet(continuedSheet, ['sheet', 'row', 'column', 'part', 'text']);
          for (const cell of held) {
            for (const [index, part] of cell.rest.entries()) {
              await workbook.row([cell.sheet, cell.row, cell.column, index + 2, part]);
            }
          }
        }
        await workbook.end();
        const continuedCells = held.map(({ sheet, row, column, parts }) => ({ sheet, row, column, parts }));
        return { neutralisedCells: 0, continuedCells, sheets, rows };
      },
    };
  },
  preview: (records, options, header) => ({
    kind: 'cells',
    header: tableHeader(options.rows, header),
    rows: records.flatMap((record) => tableRows(options.rows, record, header)),
  }),
});
