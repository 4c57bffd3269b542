import type { ColumnMapping, DayOrder, InspectResult, MappingProfile, SourceOptions } from '#shared/contracts/import.ts';
import { openFileSource } from '#service/importers/file-source.ts';
import type { CancelSignal } from '#service/importers/importer.ts';
import { completeMapping, customaryDayOrder, openSource, sampledTimes, sampleSource, type FindImporter, type SourceSample } from './prepare-source.ts';
import { createReadRow, createRowReader } from './rows/read-row.ts';
import { planRows } from './rows/row-plan.ts';
import { createTimeParser, dayOrderOf, statesOffset } from './time/parse-time.ts';
import { createZoneClock, isTimeZone } from './time/zone.ts';

const previewRows = 50;
const previewLength = 200;

/** What the person sees before importing: how the file is read, its first rows, and a guess about each column. */
export async function inspectFile(
  input: { file: string; options: SourceOptions; columns: readonly ColumnMapping[]; timeZone: string | null; dayOrder?: DayOrder | null | undefined },
  profiles: readonly MappingProfile[],
  findImporter: FindImporter,
  signal: CancelSignal,
): Promise<InspectResult> {
  const source = openFileSource(input.file);
  try {
    const { importer, opened } = await openSource(source, input.options, findImporter, signal);
    const sample = await sampleSource(opened, signal);
    const columns = completeMapping(opened, sample, input.columns);
    const times = sampledTimes(sample, columns);
    const { facts } = opened;
    const profile = bestProfile(profiles, sample.columns);
    const timeZone = input.timeZone !== null && isTimeZone(input.timeZone) ? input.timeZone : ownTimeZone();
    const dayOrder = dayOrderOf(times);
    return {
      fileName: source.name,
      fileSize: source.size,
      format: importer.id,
      encoding: facts.encoding,
      encodingFound: facts.encodingFound,
      delimiter: facts.delimiter,
      quote: facts.quote,
      newline: facts.newline,
      header: facts.header,
      sheets: [...facts.sheets],
      sheet: facts.sheet,
      columns,
      preview: sample.rows.slice(0, previewRows).map(({ row, cells }) => ({
        row,
        cells: sample.columns.map((_, index) => excerpt(cells[index] ?? '')),
      })),
      previewProblems: sample.problems,
      previewRejects: previewRejects(sample, columns, createTimeParser(createZoneClock(timeZone), input.dayOrder ?? dayOrder ?? customaryDayOrder(timeZone))),
      estimatedRows: sample.whole ? sample.seen : Math.round((sample.seen * source.size) / Math.max(1, sample.bytes)),
      exactRows: sample.whole,
      timeZone,
      dayOrder,
      statesOffset: times.slice(0, previewRows).some(statesOffset),
      grouping: columns.some(({ field }) => field === 'conversation') ? 'column' : 'message',
      profile,
    };
  } finally {
    source.close();
  }
}

/** Which of the rows that the preview reaches would be rejected: unreadable ones, and those whose cells do not fit the mapping. */
function previewRejects(sample: SourceSample, columns: readonly ColumnMapping[], parseTime: (text: string) => number | null): InspectResult['previewRejects'] {
  const shown = sample.rows.slice(0, previewRows);
  const last = shown.length < sample.rows.length ? (shown.at(-1)?.row ?? 0) : Number.POSITIVE_INFINITY;
  const found: InspectResult['previewRejects'] = sample.firstProblems
    .filter(({ row }) => row <= last)
    .map(({ row, column, reason, params, raw }) => ({ row, column, reason, params: { ...params }, raw: excerpt(raw) }));
  if (columns.some(({ field }) => field === 'text')) {
    const plan = planRows(sample.columns, columns, 'message');
    const readRow = createRowReader(parseTime);
    const fields = createReadRow();
    for (const { row, cells } of shown) {
      const fault = readRow(plan, cells, 0, fields);
      if (fault !== null) found.push({ row, ...fault, raw: '' });
    }
  }
  return found.sort((a, b) => a.row - b.row);
}

/** The time zone of this machine. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A cell for the preview, cut at a code point's border. */
function excerpt(cell: string): string {
  return cell.length <= previewLength ? cell : `${cell.slice(0, previewLength - 1).toWellFormed().replace(/\ufffd$/, '')}…`;
}

/** The profile that knows most of the columns, if it knows most of its own among them. */
function bestProfile(profiles: readonly MappingProfile[], columns: readonly string[]): InspectResult['profile'] {
  let best: InspectResult['profile'] = null;
  for (const { id, name, settings } of profiles) {
    const matched = settings.columns.filter(({ column }) => columns.includes(column)).length;
    if (matched * 5 < settings.columns.length * 4 || matched === 0 || matched <= (best?.matched ?? 0)) continue;
    best = { id, name, matched, columns: columns.length };
  }
  return best;
}
