import type { TimelineSpec, TimelineWarning, Watch, RuleStatement } from '#shared/contracts/timeline.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { dayColumn } from '#service/features/messages/day-column.ts';
import { netSentiment, netTotal } from '#service/nlp/statistics/net-sentiment.ts';
import { findWarnings, ruleStatements, runLengthOf, type SentimentSeries, type Warning } from '#service/nlp/statistics/warning/rules.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { lastDay } from './buckets.ts';
import { within } from './plan-series.ts';
import { sentimentOf, type TimelineCounts } from './read-counts.ts';

/** Buckets in a season: the days of a week, the months of a year. Weeks have none that fits them whole. */
const periods = { day: 7, week: undefined, month: 12 } as const;
/** Buckets between two changes: a week of days, else three. */
const segments = { day: 7, week: 3, month: 3 } as const;
/** Buckets that a surge is held against, at least. */
const leastBefore = { day: 14, week: 5, month: 5 } as const;

export interface FoundWarnings {
  readonly warnings: TimelineWarning[];
  readonly dropped: number;
  readonly statements: RuleStatement[];
}

/** Runs the rules over a counted timeline's series, and leaves out what rests on too few messages or authors. */
export function watchTimeline(db: ReadableDatabase, spec: TimelineSpec, watch: Watch, counted: TimelineCounts, signal: CancelSignal): FoundWarnings {
  const { days, series } = counted;
  const watched = series.filter(({ kind }) => kind !== 'reference');
  const counts = watched.map((_, index) => sentimentSeries(counted, index));
  const period = periods[spec.bucket];
  const found = findWarnings(counts, {
    rules: watch.rules,
    ...(period === undefined ? {} : { period }),
    minimumSegment: segments[spec.bucket],
    leastBefore: leastBefore[spec.bucket],
    throwIfAborted: () => signal.throwIfAborted(),
  });
  const described = found.map((warning) => describe(db, spec, counted, found, warning));
  const kept = described.filter(({ messages, authors, anonymous }) => messages >= watch.minimum.messages && authors + anonymous >= watch.minimum.authors);
  kept.sort((left, right) => (left.peak < right.peak ? -1 : left.peak > right.peak ? 1 : 0));
  return {
    warnings: kept,
    dropped: described.length - kept.length,
    statements: watch.rules.map((rule) => {
      const runLength = runLengthOf(rule, days.length);
      return { rule, runLength, falseAlarms: days.length / runLength, delay: ruleStatements[rule].delay };
    }),
  };
}

function sentimentSeries(counted: TimelineCounts, series: number): SentimentSeries {
  const cells = counted.days.map((_, bucket) => sentimentOf(counted, series, bucket));
  return {
    positive: Int32Array.from(cells, ({ positive }) => positive),
    negative: Int32Array.from(cells, ({ negative }) => negative),
    messages: Int32Array.from(cells, ({ positive, negative, neutral, mixed, unscored }) => positive + negative + neutral + mixed + unscored),
  };
}

function describe(db: ReadableDatabase, spec: TimelineSpec, counted: TimelineCounts, found: readonly Warning[], warning: Warning): TimelineWarning {
  const { days, series } = counted;
  const { rule, series: index, from, peak, direction, expected } = warning;
  const changes = found.filter((other) => other.rule === 'change' && other.series === index).map((other) => other.from);
  // A change is what holds until the next one; everything else is its own buckets.
  const to = rule === 'change' ? (changes.find((change) => change > from) ?? days.length) - 1 : warning.to;
  const since = changes.findLast((change) => change < from) ?? 0;
  const held = rule === 'change' ? sentimentOf(counted, index, from, to + 1) : sentimentOf(counted, index, peak);
  const day = (bucket: number): string => days[bucket] ?? '';
  const until = lastDay(day(to), spec.bucket);
  const own = series[index];
  return {
    rule,
    series: own?.key ?? '',
    from: day(from),
    to: day(to),
    until,
    peak: day(peak),
    direction,
    net: netSentiment(held, spec.denominator),
    before: netSentiment(sentimentOf(counted, index, since, from), spec.denominator),
    messages: rule === 'surge' ? held.positive + held.negative + held.neutral + held.mixed + held.unscored : netTotal(held, spec.denominator),
    expected,
    ...countAuthors(db, counted, index, from, to),
    query: own?.query === null || own === undefined ? null : within(own.query, [{ field: 'date', filter: { type: 'date', from: day(from), to: until }, negated: false }]),
  };
}

/** Distinct participants of a series' messages in some buckets, and its messages there that name none. */
function countAuthors(db: ReadableDatabase, { ids, bucketOf, series }: TimelineCounts, index: number, from: number, to: number): { authors: number; anonymous: number } {
  const [{ of: dayOf }, participant] = [dayColumn(db), loadColumn(db, 'participant')];
  const authors = new Set<number>();
  let anonymous = 0;
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place] ?? 0;
    const bucket = bucketOf[dayOf[id] ?? 0] ?? -1;
    if (bucket < from || bucket > to || series[index]?.holds(id) !== true) continue;
    const author = participant[id] ?? 0;
    if (author === 0) anonymous++;
    else authors.add(author);
  }
  return { authors: authors.size, anonymous };
}
