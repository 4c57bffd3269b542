import { AppError } from '#shared/base/errors.ts';
import type { ColumnGuess, ColumnMapping, DayOrder, SourceOptions } from '#shared/contracts/import.ts';
import type { CancelSignal, FileSource, Importer, OpenedSource, RowProblem } from '#service/importers/importer.ts';
import { guessMapping } from './mapping/guess.ts';
import { dayOrderOf } from './time/parse-time.ts';

/** Finds the importer of a file; the registry's function, handed in so that this folder does not depend on the build. */
export type FindImporter = (source: FileSource, format: string | null) => Importer;

/** The first rows of a source. */
export interface SourceSample {
  /** Columns after the sample was read; more than at opening where a format's columns turn up late. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** Rows seen, also those not kept, and problems among them. */
  readonly seen: number;
  readonly problems: number;
  /** The first of the problems. */
  readonly firstProblems: readonly RowProblem[];
  readonly bytes: number;
  /** Whether the sample is the whole source. */
  readonly whole: boolean;
}

const sampledRows = 400;
const keptProblems = 50;

/** Opens a source with options of which null means "find out". */
export async function openSource(source: FileSource, options: SourceOptions, findImporter: FindImporter, signal: CancelSignal): Promise<{ importer: Importer; opened: OpenedSource }> {
  const importer = findImporter(source, options.format);
  const given = Object.fromEntries(Object.entries(options).filter(([name, value]) => name !== 'format' && value !== null));
  return { importer, opened: await importer.read(source, given, signal) };
}

/** Reads the first rows of a source. */
export async function sampleSource(opened: OpenedSource, signal: CancelSignal): Promise<SourceSample> {
  const rows: { row: number; cells: string[] }[] = [];
  let columns = opened.columns;
  const firstProblems: RowProblem[] = [];
  let [seen, problems, bytes] = [0, 0, 0];
  let whole = true;
  for await (const chunk of opened.chunks()) {
    signal.throwIfAborted();
    // A chunk that follows after enough rows shows that there is more than the sample.
    if (rows.length >= sampledRows) {
      whole = false;
      break;
    }
    columns = chunk.columns;
    const width = columns.length;
    chunk.rowNumbers.slice(0, sampledRows - rows.length).forEach((row, index) => {
      rows.push({ row, cells: chunk.cells.slice(index * width, (index + 1) * width) });
    });
    seen += chunk.rowNumbers.length + chunk.problems.length;
    problems += chunk.problems.length;
    firstProblems.push(...chunk.problems.slice(0, keptProblems - firstProblems.length));
    bytes = chunk.bytesRead;
  }
  return { columns, rows, seen, problems, firstProblems, bytes, whole };
}

/** The mapping of every column: what was decided, and guesses for the rest. Throws `unknown-column`. */
export function completeMapping(opened: OpenedSource, sample: SourceSample, decided: readonly ColumnMapping[]): ColumnGuess[] {
  for (const { column } of decided) {
    if (!sample.columns.includes(column)) throw new AppError('invalid-input', { reason: 'unknown-column', column });
  }
  return guessMapping(sample.columns, sample.rows.map(({ cells }) => cells), opened.facts.header !== false, decided);
}

/** The cells of the sampled time column. */
export function sampledTimes(sample: SourceSample, mapping: readonly ColumnMapping[]): string[] {
  const column = sample.columns.indexOf(mapping.find(({ field }) => field === 'time')?.column ?? '');
  return column === -1 ? [] : sample.rows.map(({ cells }) => cells[column] ?? '');
}

/** Dates whose order of day and month is open until some day above 12 shows it. */
const openDate = /^\s*\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)/;

/** The order of day and month that is usual in the time zone's continent. */
export function customaryDayOrder(timeZone: string): DayOrder {
  return timeZone.startsWith('America/') ? 'month-first' : 'day-first';
}

/**
 * The order of day and month, from the sample, or else from the whole file where the sample leaves dates open: to guess
 * wrong would move every message to another month. Where nothing settles it, the custom of the time zone's continent does.
 */
export async function settleDayOrder(opened: OpenedSource, sample: SourceSample, mapping: readonly ColumnMapping[], timeZone: string, signal: CancelSignal): Promise<DayOrder> {
  const times = sampledTimes(sample, mapping);
  const custom = customaryDayOrder(timeZone);
  const found = dayOrderOf(times);
  if (found !== null) return found;
  if (sample.whole || !times.some((text) => openDate.test(text))) return custom;
  const name = mapping.find(({ field }) => field === 'time')?.column ?? '';
  for await (const chunk of opened.chunks()) {
    signal.throwIfAborted();
    const column = chunk.columns.indexOf(name);
    const width = chunk.columns.length;
    const order = dayOrderOf(chunk.rowNumbers.map((_, index) => chunk.cells[index * width + column] ?? ''));
    if (order !== null) return order;
  }
  return custom;
}
