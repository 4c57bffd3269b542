import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Timeline, TimelineSpec } from '#shared/contracts/timeline.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useLanguage, useT } from '#renderer/platform/i18n/use-t.ts';
import { bucketText } from './day-text.ts';
import { seriesName } from './series-names.ts';
import { figuresAt } from './timeline-model.ts';
import styles from './timeline.module.css';

const rowHeight = 22;
const headHeight = 26;
const columns = ['bucket', 'series', 'messages', 'positive', 'neutral', 'mixed', 'negative', 'unscored', 'base', 'net', 'interval', 'small'] as const;

/** The same figures as the chart, as a table: for reading aloud, and for who prefers numbers. */
export function FiguresTable({ timeline, spec }: { readonly timeline: Timeline; readonly spec: TimelineSpec }) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const count = timeline.series.length * timeline.days.length;
  const virtualizer = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 20, scrollMargin: headHeight });
  return (
    <div ref={scroller} role="table" aria-label={t('timeline.figures')} aria-rowcount={count + 1} aria-colcount={columns.length} tabIndex={0} data-autofocus="" className={styles.figures}>
      <div role="row" aria-rowindex={1} className={styles.figureHead}>
        {columns.map((column) => (
          <div key={column} role="columnheader" className={styles.cell}>
            {column === 'base' ? t(`timeline.denominator.${spec.denominator}.n`) : t(`timeline.figure.${column}`)}
          </div>
        ))}
      </div>
      <div role="rowgroup" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const [series, bucket] = [Math.floor(item.index / timeline.days.length), item.index % timeline.days.length];
          const own = timeline.series[series];
          if (own === undefined) return null;
          const { messages, positive, neutral, mixed, negative, unscored, base, net, low, high, small } = figuresAt(timeline, spec.denominator, series, bucket);
          const known = !Number.isNaN(net);
          const cells = [
            bucketText(timeline.days[bucket] ?? '', spec.bucket, language, true),
            seriesName(own, spec, t),
            ...[messages, positive, neutral, mixed, negative, unscored, base].map((value) => format.number(value)),
            known ? format.signed(net) : t('timeline.none'),
            known ? `${format.signed(low)} … ${format.signed(high)}` : '',
            small ? t('timeline.yes') : '',
          ];
          return (
            <div key={item.key} role="row" aria-rowindex={item.index + 2} className={styles.figureRow} style={{ transform: `translateY(${item.start - headHeight}px)` }}>
              {cells.map((cell, place) => <div key={columns[place]} role="cell" className={styles.cell}>{cell}</div>)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
