import { resolve } from 'node:path';
import { importContract, type ImportProgress, type ImportResult, type Reject } from '#shared/contracts/import.ts';
import type { OptionSpec } from '../arguments/spec.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { columnOptions, importInput } from '../import-options.ts';
import { firstPositional, openProject } from '../session/open-project.ts';
import { duration } from '../output/duration.ts';

const { methods } = importContract;
const rejectsPerPage = 1000;

const options: readonly OptionSpec[] = [
  ...columnOptions,
  { name: 'attribute', value: 'COLUMN[=NAME]', repeats: true, help: 'option.attribute' },
  { name: 'skip', value: 'COLUMN', repeats: true, help: 'option.skip' },
  { name: 'profile', value: 'FILE', help: 'option.profile' },
  { name: 'format', value: 'FORMAT', help: 'option.import-format' },
  { name: 'encoding', value: 'NAME', help: 'option.encoding' },
  { name: 'delimiter', value: 'CHARACTER', help: 'option.delimiter' },
  { name: 'no-header', help: 'option.no-header' },
  { name: 'sheet', value: 'NAME', help: 'option.sheet' },
  { name: 'unit', value: 'line|paragraph|file', help: 'option.unit' },
  { name: 'time-zone', value: 'ZONE', help: 'option.time-zone' },
  { name: 'day-order', value: 'day-first|month-first', help: 'option.day-order' },
  { name: 'grouping', value: 'column|message|file', help: 'option.grouping' },
  { name: 'batch-name', value: 'NAME', help: 'option.batch-name' },
  { name: 'purpose', value: 'TEXT', help: 'option.purpose' },
  { name: 'legal-basis', value: 'TEXT', help: 'option.legal-basis' },
  { name: 'source', value: 'TEXT', help: 'option.source' },
  { name: 'retain-until', value: 'DATE', help: 'option.retain-until' },
];

/** What `--json` prints for one file. */
interface BatchReport {
  readonly file: string;
  readonly batch: number;
  readonly rows: number;
  readonly imported: number;
  readonly duplicates: number;
  readonly updates: number;
  readonly conversations: number;
  readonly rejected: readonly { row: number; reason: string }[];
  readonly seconds: { readonly rows: number; readonly index: number };
}

export const command: CliCommand = {
  name: 'import',
  order: 2,
  summary: 'command.import',
  spec: { positionals: [{ name: 'PROJECT' }, { name: 'FILE', rest: true }], options },
  run: async (context) => {
    const input = importInput(context.args);
    await openProject(context, firstPositional(context));
    const reports: BatchReport[] = [];
    for (const file of context.args.positionals.slice(1)) {
      const onProgress = (progress: ImportProgress) => context.output.progress(progressLine(context, file, progress));
      const result = await context.client.run(methods.run, { ...input, file: resolve(file) }, { signal: context.signal, onProgress });
      context.output.progress('');
      const report = { ...summary(file, result), rejected: await allRejects(context, result) };
      reports.push(report);
      tell(context, report);
    }
    return combined(reports);
  },
};

function summary(file: string, { batch, rows, imported, duplicates, updates, conversations, seconds }: ImportResult): Omit<BatchReport, 'rejected'> {
  return { file, batch, rows, imported, duplicates, updates, conversations, seconds };
}

/** In the order of the rows. The result carries the first rejects only, as they were found; the rest is asked for. */
async function allRejects({ client, signal }: CommandContext, { batch, rejected, rejects }: ImportResult): Promise<BatchReport['rejected']> {
  const short = ({ row, reason }: Pick<Reject, 'row' | 'reason'>) => ({ row, reason });
  if (rejects.length >= rejected) return rejects.map(short).toSorted((one, other) => one.row - other.row);
  const all: { row: number; reason: string }[] = [];
  for (let total = rejected; all.length < total; ) {
    const page = await client.call(methods.rejects, { batch, offset: all.length, limit: rejectsPerPage }, { signal });
    if (page.rejects.length === 0) break;
    all.push(...page.rejects.map(short));
    total = page.total;
  }
  return all;
}

function tell({ output, messages }: CommandContext, report: BatchReport): void {
  const { file, batch, rows, imported, duplicates, rejected, updates, seconds } = report;
  output.line(
    messages.text('import.done', {
      file,
      batch,
      rows,
      imported,
      duplicates,
      updates,
      rejected: rejected.length,
      rowSeconds: seconds.rows.toFixed(1),
      indexSeconds: seconds.index.toFixed(1),
    }),
  );
  for (const { row, reason } of rejected) output.line(messages.text('import.reject', { row, reason }));
}

function progressLine({ messages }: CommandContext, file: string, progress: ImportProgress): string {
  const { phase, rows, totalRowsEstimate, rowsPerSecond, secondsLeft } = progress;
  return messages.text(phase === 'rows' ? 'import.progress' : 'import.progress-index', {
    file,
    rows,
    total: Math.max(rows, Math.round(totalRowsEstimate)),
    rate: Math.round(rowsPerSecond),
    left: secondsLeft === null ? '–' : duration(secondsLeft),
  });
}

/** One file's report as it is; of several, their sums with each report beside. */
function combined(reports: readonly BatchReport[]): object {
  const [only] = reports;
  if (only !== undefined && reports.length === 1) return only;
  const sum = (of: (report: BatchReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  return {
    batch: reports.at(-1)?.batch,
    rows: sum(({ rows }) => rows),
    imported: sum(({ imported }) => imported),
    duplicates: sum(({ duplicates }) => duplicates),
    updates: sum(({ updates }) => updates),
    rejected: reports.flatMap(({ file, rejected }) => rejected.map((reject) => ({ file, ...reject }))),
    seconds: { rows: sum(({ seconds }) => seconds.rows), index: sum(({ seconds }) => seconds.index) },
    batches: reports,
  };
}
