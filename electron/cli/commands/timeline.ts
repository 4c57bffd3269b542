import { netDenominators, smallSample, timelineBuckets, timelineContract, type NetDenominator, type Timeline, type TimelineSpec } from '#shared/contracts/timeline.ts';
import type { ParsedArguments } from '../arguments/spec.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CliCommand } from '../command.ts';
import { firstPositional, openProject } from '../session/open-project.ts';

const { series: readSeries } = timelineContract.methods;
const splits = ['brand', 'channel', 'theme', 'code'] as const;
/** Series asked for: as many as the service gives. */
const mostSeries = 50;

interface Row {
  /** First day of the bucket, and its last. */
  readonly bucket: string;
  readonly until: string;
  /** The value that the series stands for, under the name of what it was split by; null for messages without one. */
  readonly [by: string]: unknown;
}

export const command: CliCommand = {
  name: 'timeline',
  order: 7,
  summary: 'command.timeline',
  spec: {
    positionals: [{ name: 'PROJECT' }],
    options: [
      { name: 'bucket', value: timelineBuckets.join('|'), help: 'option.bucket' },
      { name: 'by', value: splits.join('|'), help: 'option.by' },
      { name: 'query', value: 'QUERY', help: 'option.timeline-query' },
      { name: 'denominator', value: netDenominators.join('|'), help: 'option.denominator' },
    ],
  },
  run: async (context) => {
    const { args, client, output, messages, signal } = context;
    const by = choice(args, 'by', splits);
    const spec: TimelineSpec = {
      query: args.text('query') ?? '',
      bucket: choice(args, 'bucket', timelineBuckets) ?? 'day',
      split: by === undefined ? null : { field: by },
      denominator: choice(args, 'denominator', netDenominators) ?? 'polar',
      reference: null,
    };
    await openProject(context, firstPositional(context));
    const timeline = await client.call(readSeries, { spec, limit: mostSeries }, { signal });
    const rows = rowsOf(timeline, by, spec.denominator);
    output.line(messages.text('timeline.head'));
    for (const { bucket, n, positive, negative, net, interval, ...row } of rows) {
      const name = by === undefined ? '' : (row[by] ?? messages.text('timeline.none'));
      const figures = [net, ...(Array.isArray(interval) ? interval : [null, null])].map((value) => (typeof value === 'number' ? value.toFixed(3) : ''));
      output.line([bucket, name, n, positive, negative, ...figures].join('\t'));
    }
    const { messages: found, scored, withoutTime, timeZone, left } = timeline;
    output.line(messages.text('timeline.count', { messages: found, scored, withoutTime, formula: messages.text(`timeline.formula.${spec.denominator}`), zone: timeZone }));
    if (left.series > 0) output.note(messages.text('timeline.left', { series: left.series, messages: left.messages }));
    if (scored === 0 && found > 0) output.note(messages.text('timeline.unscored'));
    return { bucket: spec.bucket, by: by ?? null, query: spec.query, denominator: spec.denominator, timeZone, messages: found, withoutTime, scored, left, rows };
  },
};

function rowsOf({ days, until, series, columns }: Timeline, by: (typeof splits)[number] | undefined, denominator: NetDenominator): Row[] {
  return series.flatMap(({ name }, index) =>
    days.map((bucket, place): Row => {
      const cell = index * days.length + place;
      const [unscored = 0, negative = 0, neutral = 0, positive = 0, mixed = 0] = columns.counts.subarray(cell * 5, cell * 5 + 5);
      const base = positive + negative + (denominator === 'polar' ? 0 : neutral + mixed);
      const [net, low, high] = [columns.net[cell], columns.low[cell], columns.high[cell]].map((value) => value ?? Number.NaN);
      return {
        bucket,
        until: dayBefore(days[place + 1]) ?? until ?? bucket,
        ...(by === undefined ? {} : { [by]: name }),
        n: unscored + negative + neutral + positive + mixed,
        positive,
        negative,
        neutral,
        mixed,
        unscored,
        net: figure(net),
        interval: figure(net) === null ? null : [figure(low), figure(high)],
        // What net sentiment is divided by, and whether that is too little to rest much on.
        base,
        small: base < smallSample,
      };
    }),
  );
}

function dayBefore(day: string | undefined): string | undefined {
  return day === undefined ? undefined : new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function figure(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : Math.round(value * 1e6) / 1e6;
}

function choice<T extends string>(args: ParsedArguments, option: string, choices: readonly T[]): T | undefined {
  const value = args.text(option);
  if (value === undefined) return undefined;
  const chosen = choices.find((one) => one === value);
  if (chosen === undefined) throw new UsageError('usage.not-a-choice', { option: `--${option}`, given: value });
  return chosen;
}
