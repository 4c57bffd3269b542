import { memo, useMemo } from 'react';
import type { TimelineBucket } from '#shared/contracts/timeline.ts';
import { textWidth } from '#renderer/base/charts/text-width.ts';
import { useLanguage, useT } from '#renderer/platform/i18n/use-t.ts';
import { bucketText, daysBetween, weekdayOf } from '../day-text.ts';
import { dayTicks, type ChartLayout } from './chart-layout.ts';
import styles from './chart.module.css';

export interface DayAxisProps {
  readonly layout: ChartLayout;
  readonly days: readonly string[];
  readonly bucket: TimelineBucket;
  /** Whether the chart spans several years. */
  readonly years: boolean;
  /** First bucket that is brushed: it has its own name, with its week, and those beside it make room. */
  readonly first: number | undefined;
}

/** The names of buckets under the chart. */
export const DayAxis = memo(function DayAxis({ layout, days, bucket, years, first }: DayAxisProps) {
  const t = useT();
  const language = useLanguage();
  const { step, volumeBottom } = layout;
  const ticks = useMemo(() => dayTicks(days, bucket, step), [days, bucket, step]);
  const nameOf = (place: number): string => bucketText(days[place] ?? '', bucket, language, years && bucket !== 'month');
  const named = first === undefined ? '' : weekName(first);
  const width = textWidth(named, 12) + 14;
  const kept = first === undefined ? ticks : [...ticks.filter((place) => (first - place) * step > 40 || (place - first) * step > width), first];
  return (
    <g>
      {kept.map((place) => {
        const x = Math.round(layout.edge(place)) + 0.5;
        return (
          <g key={place}>
            <line className={styles.grid} x1={x} x2={x} y1={volumeBottom} y2={volumeBottom + 5} />
            <text className={place === first ? styles.strong : undefined} x={layout.edge(place) + 1.5} y={volumeBottom + 18}>{place === first ? named : nameOf(place)}</text>
          </g>
        );
      })}
    </g>
  );

  /** A bucket with its week, counted from the first one as a quarter's are. */
  function weekName(place: number): string {
    if (bucket === 'month') return nameOf(place);
    const [start = '', day = ''] = [days[0], days[place]];
    return t('timeline.weekOf', { day: nameOf(place), week: Math.floor((daysBetween(start, day) - 1 + weekdayOf(start)) / 7) + 1 });
  }
});
