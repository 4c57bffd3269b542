import { smallSample, type Timeline, type TimelineSpec } from '#shared/contracts/timeline.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { baseOf, seriesFigures } from './timeline-model.ts';
import styles from './timeline.module.css';

export interface LegendProps {
  readonly timeline: Timeline;
  readonly spec: TimelineSpec;
  /** Found by the rules, but resting on too little. */
  readonly dropped: number;
}

/** What each mark means, every denominator by its name, and what is not in the picture. */
export function Legend({ timeline, spec, dropped }: LegendProps) {
  const t = useT();
  const format = useFormat();
  const { denominator } = spec;
  const places = timeline.series.map((series, place) => ({ series, place }));
  const own = places.filter(({ series }) => series.kind !== 'reference');
  const reference = places.find(({ series }) => series.kind === 'reference');
  const countOf = (some: typeof places) => {
    const figures = some.flatMap(({ place }) => seriesFigures(timeline, denominator, place));
    return {
      base: format.number(figures.reduce((sum, { base }) => sum + base, 0)),
      messages: format.number(figures.reduce((sum, { messages }) => sum + messages, 0)),
      small: figures.filter(({ small }) => small).length,
      unscored: figures.some(({ unscored }) => unscored > 0),
    };
  };
  const counted = countOf(own);
  const beside = reference === undefined ? undefined : reference.series.labels;
  const notes = [
    ...(timeline.withoutTime > 0 ? [t('timeline.legend.withoutTime', { count: timeline.withoutTime, messages: format.number(timeline.withoutTime) })] : []),
    ...(timeline.left.series > 0 ? [t('timeline.legend.left', { count: timeline.left.series, series: format.number(timeline.left.series), messages: format.number(timeline.left.messages) })] : []),
    ...(timeline.overlapping ? [t('timeline.legend.overlapping')] : []),
    ...(dropped > 0 ? [t('timeline.legend.dropped', { count: dropped, warnings: format.number(dropped) })] : []),
  ];
  return (
    <div className={styles.legend}>
      <span className={styles.entry}>
        <svg width="26" height="12" aria-hidden="true">
          <rect width="26" height="12" className={styles.swatchBand} />
          <path d="M0 6H26" className={styles.swatchLine} />
        </svg>
        <b>{t('timeline.net')}</b> {t(`timeline.legend.net.${denominator}`, { base: counted.base, messages: counted.messages })}
      </span>
      {beside !== undefined && (
        <span className={styles.entry}>
          <svg width="26" height="12" aria-hidden="true"><path d="M0 6H26" className={styles.swatchReference} /></svg>
          <b>{t('timeline.everyone')}</b>{' '}
          {t('timeline.legend.reference', {
            base: format.number(baseOf({ negative: beside[1], neutral: beside[2], positive: beside[3], mixed: beside[4] }, denominator)),
            messages: format.number(beside.reduce((sum, count) => sum + count, 0)),
          })}
        </span>
      )}
      {counted.small > 0 && (
        <span className={styles.entry}>
          <svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="3" className={styles.swatchHollow} /></svg>
          <b>{t('timeline.legend.small')}</b> {t(`timeline.legend.small.${spec.bucket}`, { least: smallSample, count: counted.small, buckets: format.number(counted.small) })}
        </span>
      )}
      <span className={styles.entry}>
        <svg width={counted.unscored ? 46 : 34} height="10" aria-hidden="true">
          <rect width="11" height="10" className={styles.swatchNegative} />
          <rect x="11" width="11" height="10" className={styles.swatchNeutral} />
          <rect x="22" width="11" height="10" className={styles.swatchPositive} />
          {counted.unscored && <rect x="34.5" y="0.5" width="10" height="9" className={styles.swatchUnscored} />}
        </svg>
        <b>{t('timeline.legend.volume')}</b> {t(counted.unscored ? 'timeline.legend.stackUnscored' : 'timeline.legend.stack')}
      </span>
      {notes.map((note) => <span key={note} className={styles.entry}>{note}</span>)}
    </div>
  );
}
