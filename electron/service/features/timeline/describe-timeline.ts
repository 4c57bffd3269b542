import type { Timeline, TimelineSeries, TimelineSpec } from '#shared/contracts/timeline.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { falseDiscoveryRates } from '#service/nlp/statistics/benjamini-hochberg.ts';
import { mannKendall } from '#service/nlp/statistics/mann-kendall.ts';
import { netInterval, netSentiment } from '#service/nlp/statistics/net-sentiment.ts';
import { lastDay } from './buckets.ts';
import { sentimentOf, type TimelineCounts } from './read-counts.ts';

/** A counted timeline as the contract describes it: net sentiment, intervals and trends. */
export function describeTimeline(db: ReadableDatabase, spec: TimelineSpec, counted: TimelineCounts): Timeline {
  const { days, series, counts, ids, withoutTime, scored, left, overlapping } = counted;
  const length = days.length;
  const columns = {
    counts,
    net: new Float64Array(series.length * length),
    low: new Float64Array(series.length * length),
    high: new Float64Array(series.length * length),
  };
  for (let cell = 0; cell < columns.net.length; cell++) {
    const sentiment = sentimentOf(counted, Math.floor(cell / length), cell % length);
    const interval = netInterval(sentiment, spec.denominator);
    columns.net[cell] = netSentiment(sentiment, spec.denominator) ?? Number.NaN;
    columns.low[cell] = interval?.low ?? Number.NaN;
    columns.high[cell] = interval?.high ?? Number.NaN;
  }
  const trends = series.map((_, index) => mannKendall(columns.net.subarray(index * length, (index + 1) * length)));
  const rates = falseDiscoveryRates(trends.map((trend) => trend?.p ?? Number.NaN));
  const last = days.at(-1);
  return {
    days: [...days],
    until: last === undefined ? null : lastDay(last, spec.bucket),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    messages: ids.length,
    withoutTime,
    scored,
    total: visibleMessages(db).count,
    series: series.map(({ key, kind, name, query }, index): TimelineSeries => {
      const sentiment = sentimentOf(counted, index, 0, length);
      const { unscored, negative, neutral, positive, mixed } = sentiment;
      const trend = trends[index] ?? null;
      return {
        key, kind, name, query,
        labels: [unscored, negative, neutral, positive, mixed],
        net: netSentiment(sentiment, spec.denominator),
        interval: netInterval(sentiment, spec.denominator),
        trend: trend === null ? null : { ...trend, rate: rates[index] ?? trend.p },
      };
    }),
    left,
    overlapping,
    columns,
  };
}
