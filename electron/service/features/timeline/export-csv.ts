import { recipeName } from '#shared/contracts/recipe.ts';
import { smallSample, type TimelineSpec } from '#shared/contracts/timeline.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { safeCell } from '#service/exporters/csv/safe-cell.ts';
import { openAtomicFile } from '#service/files/atomic-file.ts';
import { netInterval, netSentiment, netTotal } from '#service/nlp/statistics/net-sentiment.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { lastDay } from './buckets.ts';
import { readCounts, sentimentOf, usualSeries, type TimelineCounts } from './read-counts.ts';
import { readTimelineRecipe } from './timeline-recipe.ts';

const columns = [
  'first_day', 'last_day', 'series', 'kind', 'messages', 'positive', 'negative', 'neutral', 'mixed', 'not_scored',
  'net_sentiment', 'low_95', 'high_95', 'denominator', 'divided_by', 'small_sample', 'recipe',
] as const;

/** The name a denominator has in a file, beside every figure. */
const dividedBy = { polar: 'positive + negative', scored: 'all scored messages' } as const;

/** Rows between two looks at the cancel flag. */
const rowsAtOnce = 2000;

/** Writes a recorded timeline as CSV with a byte order mark: a row for each bucket and series. */
export async function exportCsv(
  db: ReadableDatabase,
  { recipe, file: path }: { readonly recipe: number; readonly file: string },
  signal: CancelSignal,
  onProgress: (progress: { rows: number; total: number }) => void,
): Promise<{ rows: number; file: string }> {
  const { spec } = readTimelineRecipe(db, recipe);
  const counted = readCounts(db, spec, usualSeries, signal);
  const total = counted.series.length * counted.days.length;
  const file = await openAtomicFile(path, { overwrite: true });
  try {
    await file.write(Buffer.from(`\u{FEFF}${columns.join(',')}\r\n`));
    for (let row = 0; row < total; row += rowsAtOnce) {
      signal.throwIfAborted();
      const lines = Array.from({ length: Math.min(rowsAtOnce, total - row) }, (_, index) => line(spec, counted, row + index, recipe));
      await file.write(Buffer.from(lines.join('')));
      onProgress({ rows: Math.min(row + rowsAtOnce, total), total });
    }
    await file.finish();
    await file.publish();
    return { rows: total, file: path };
  } catch (cause) {
    await file.discard();
    throw cause;
  }
}

function line(spec: TimelineSpec, counted: TimelineCounts, row: number, recipe: number): string {
  const { days, series } = counted;
  const [index, bucket] = [Math.floor(row / days.length), row % days.length];
  const day = days[bucket] ?? '';
  const own = series[index];
  const counts = sentimentOf(counted, index, bucket);
  const { positive, negative, neutral, mixed, unscored } = counts;
  const total = netTotal(counts, spec.denominator);
  const interval = netInterval(counts, spec.denominator);
  const cells = [
    day, lastDay(day, spec.bucket), text(own?.name ?? own?.key ?? ''), own?.kind ?? '', positive + negative + neutral + mixed + unscored,
    positive, negative, neutral, mixed, unscored, figure(netSentiment(counts, spec.denominator)), figure(interval?.low), figure(interval?.high),
    total, dividedBy[spec.denominator], total < smallSample ? 'yes' : 'no', recipeName(recipe),
  ];
  return `${cells.join(',')}\r\n`;
}

/** A figure with four decimals; a missing denominator gives a blank. */
function figure(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(Math.round(value * 10_000) / 10_000);
}

function text(value: string): string {
  return safeCell(value);
}
