import { streamXlsxRows } from 'hucre/xlsx';
import * as z from 'zod/mini';
import { AppError, isAppError } from '#shared/base/errors.ts';
import { textProblem } from '../cell-checks.ts';
import { letterNames, looksLikeHeader, uniqueNames } from '../delimited/header.ts';
import { hasExtension } from '../delimited/sniff.ts';
import { rawExcerpt, type CancelSignal, type FileSource, type Importer, type RowChunk, type RowProblem } from '../importer.ts';
import { maximumCellLength, maximumColumns, containerLimits } from '../limits.ts';
import { cellText } from './cell-text.ts';
import { checkWorkbook } from './check-workbook.ts';

const extensions = ['xlsx', 'xlsm'];
const optionsSchema = z.object({ sheet: z.optional(z.string()), header: z.optional(z.boolean()) });
const rowsPerChunk = 2_000;
/** Rows of thousands of columns fill a chunk sooner: memory goes by cells. */
const cellsPerChunk = 200_000;

/** One sheet of an Excel workbook; formulas by the value that was saved with them. */
export const importer: Importer = {
  id: 'xlsx',
  extensions,
  optionsSchema,
  sniff(head, fileName) {
    const container = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
    // A workbook with a password is a container of the older kind, which the reader names as such.
    const older = head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0;
    if (hasExtension(fileName, extensions)) return container || older ? 0.99 : 0.2;
    return container ? 0.3 : 0;
  },
  async read(source, rawOptions, signal) {
    const parsed = optionsSchema.safeParse(rawOptions);
    if (!parsed.success) throw new AppError('invalid-input', { reason: 'bad-options' });
    if (source.size > containerLimits.fileBytes) throw new AppError('resource-limit', { reason: 'file-too-large', limit: containerLimits.fileBytes });
    if (source.size < 22) throw new AppError('unsupported-format', { reason: 'not-a-workbook', name: source.name });
    const bytes = source.readAt(0, source.size);
    const { sheets } = await checkWorkbook(bytes, source.name);
    const sheet = parsed.data.sheet ?? sheets[0];
    if (sheet === undefined || !sheets.includes(sheet)) throw new AppError('invalid-input', { reason: 'no-such-sheet', sheet: sheet ?? '' });
    const first = await firstRows(bytes, source, sheet, signal);
    if (first.rows.length === 0) throw new AppError('invalid-input', { reason: 'empty-file', name: source.name });
    const [top = [], ...following] = first.rows;
    const header = parsed.data.header ?? looksLikeHeader(top, following);
    const width = Math.max(...first.rows.map((row) => row.length));
    const padded = Array.from({ length: header ? Math.max(top.length, width) : width }, (_, index) => top[index] ?? '');
    const columns = header ? uniqueNames(padded) : letterNames(padded.length);
    return {
      facts: { encoding: null, encodingFound: 'format', delimiter: null, quote: null, newline: null, header, sheets, sheet },
      columns,
      chunks: () => readSheet(bytes, source, sheet, header, columns, signal),
    };
  },
};

/** The first rows that are not empty, to tell the header and the width. */
async function firstRows(bytes: Buffer, source: FileSource, sheet: string, signal: CancelSignal): Promise<{ rows: string[][] }> {
  const rows: string[][] = [];
  for await (const cells of sheetRows(bytes, source, sheet, signal)) {
    if (cells.length > maximumColumns) throw new AppError('resource-limit', { reason: 'too-many-columns', limit: maximumColumns });
    rows.push(cells);
    if (rows.length >= 40) break;
  }
  return { rows };
}

async function* readSheet(bytes: Buffer, source: FileSource, sheet: string, header: boolean, known: readonly string[], signal: CancelSignal): AsyncGenerator<RowChunk> {
  let columns = known;
  let cells: string[] = [];
  let rowNumbers: number[] = [];
  let problems: RowProblem[] = [];
  let row = header ? -1 : 0;
  let seen = 0;
  const take = (): RowChunk => {
    // A stream of rows tells nothing about bytes; what is behind us is estimated from the rows a megabyte usually holds.
    const chunk = { columns, cells, rowNumbers, problems, bytesRead: Math.min(source.size - 1, seen * 60) };
    cells = [];
    rowNumbers = [];
    problems = [];
    return chunk;
  };
  for await (const values of sheetRows(bytes, source, sheet, signal)) {
    row++;
    seen++;
    if (row === 0) continue;
    if (values.length > columns.length) {
      if (rowNumbers.length > 0 || problems.length > 0) yield take();
      columns = widened(columns, values.length);
    }
    const fault = faultOf(values);
    if (fault !== null) {
      problems.push({ row, column: columns[fault.column] ?? null, reason: fault.reason, params: fault.params, raw: rawExcerpt(values.join(',')) });
    } else {
      for (let column = 0; column < columns.length; column++) cells.push(values[column] ?? '');
      rowNumbers.push(row);
    }
    if (rowNumbers.length + problems.length >= rowsPerChunk || cells.length >= cellsPerChunk) yield take();
  }
  yield { ...take(), bytesRead: source.size };
}

/** Columns for a row that is wider than those before, with their letters for names. */
function widened(columns: readonly string[], width: number): string[] {
  if (width > maximumColumns) throw new AppError('resource-limit', { reason: 'too-many-columns', limit: maximumColumns });
  return uniqueNames([...columns, ...letterNames(width).slice(columns.length)]);
}

function faultOf(values: readonly string[]): { column: number; reason: string; params: RowProblem['params'] } | null {
  for (let column = 0; column < values.length; column++) {
    const value = values[column] ?? '';
    if (value.length > maximumCellLength) return { column, reason: 'cell-too-large', params: { limit: maximumCellLength } };
    const problem = textProblem(value);
    if (problem !== null) return { column, reason: problem, params: {} };
  }
  return null;
}

/** The rows of a sheet that are not empty, as text without trailing empty cells. */
async function* sheetRows(bytes: Buffer, source: FileSource, sheet: string, signal: CancelSignal): AsyncGenerator<string[]> {
  try {
    let polled = 0;
    for await (const { values } of streamXlsxRows(bytes, { sheet })) {
      if (polled++ % 500 === 0) signal.throwIfAborted();
      const cells = values.map(cellText);
      while (cells.length > 0 && cells.at(-1) === '') cells.pop();
      if (cells.length > 0) yield cells;
    }
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    throw new AppError('unsupported-format', { reason: 'damaged-workbook', name: source.name }, { cause });
  }
}
