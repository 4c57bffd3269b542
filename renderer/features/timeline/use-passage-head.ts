import { useMemo } from 'react';
import type { Timeline } from '#shared/contracts/timeline.ts';
import { addFilter } from '#shared/query/filters.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useLanguage, useT } from '#renderer/platform/i18n/use-t.ts';
import { dayAfter, daysBetween } from './day-text.ts';
import type { PassageHead } from './passages.tsx';
import { rangeDays, rangeText } from './range-text.ts';
import { seriesName } from './series-names.ts';
import { brushedPlaces, seriesFigures, sumFigures } from './timeline-model.ts';
import type { TimelineParams } from './timeline-params.ts';

/** What is brushed, in words and figures, and the queries that find it and what came before. */
export function usePassageHead(timeline: Timeline | undefined, { spec, brush, series }: TimelineParams): PassageHead {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  return useMemo(() => {
    const places = timeline === undefined ? undefined : brushedPlaces(timeline.days, brush);
    if (timeline === undefined || places === undefined || timeline.until === null) {
      return { title: t('timeline.passages'), facts: '', query: undefined, before: undefined, shown: undefined };
    }
    const index = Math.max(0, timeline.series.findIndex(({ key, kind }) => key === series && kind !== 'reference'));
    const own = timeline.series[index];
    const figures = seriesFigures(timeline, spec.denominator, index);
    const { from, to } = rangeDays(timeline.days, timeline.until, places);
    const sum = sumFigures(figures, places.from, places.to);
    const all = sumFigures(figures, 0, figures.length - 1);
    const earlier = sumFigures(figures, 0, places.from - 1);
    const signed = (net: number | null): string => (net === null ? t('timeline.none') : format.signed(net));
    const range = rangeText(timeline.days, timeline.until, places, language, t);
    const days = daysBetween(from, to);
    const before = daysBetween(timeline.days[0] ?? from, dayAfter(from, -1));
    const facts = [
      t('timeline.facts.days', { count: days, days: format.number(days) }),
      t('timeline.facts.messages', { count: sum.messages, messages: format.number(sum.messages), share: format.percent(all.messages === 0 ? 0 : sum.messages / all.messages) }),
      places.from > 0
        ? t('timeline.facts.net', { net: signed(sum.net), base: format.number(sum.base), count: before, days: format.number(before), before: signed(earlier.net), earlier: format.number(earlier.base) })
        : t('timeline.facts.netAlone', { net: signed(sum.net), base: format.number(sum.base) }),
    ];
    const name = own === undefined || spec.split === null ? undefined : seriesName(own, spec, t);
    const query = own?.query ?? undefined;
    const within = (first: string, last: string): string | undefined =>
      query === undefined ? undefined : addFilter(query, { field: 'date', filter: { type: 'date', from: first, to: last } });
    return {
      title: name === undefined ? t('timeline.passages.of', { range }) : t('timeline.passages.ofSeries', { range, series: name }),
      facts: facts.join(' · '),
      query: within(from, to),
      before: places.from > 0 ? within(dayAfter(from, -days), dayAfter(from, -1)) : undefined,
      shown: { messages: sum.messages, of: all.messages },
    };
  }, [timeline, spec, brush, series, t, format, language]);
}
