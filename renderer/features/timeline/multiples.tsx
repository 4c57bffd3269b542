import { SentimentGlyph } from '#renderer/base/sentiment-glyph.tsx';
import type { Timeline, TimelineEvent, TimelineSpec, TimelineWarning, RuleStatement } from '#shared/contracts/timeline.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { TimelineChart } from './chart/timeline-chart.tsx';
import { seriesName } from './series-names.ts';
import { baseOf, seriesFigures } from './timeline-model.ts';
import styles from './timeline.module.css';

export interface MultiplesProps {
  readonly width: number;
  readonly timeline: Timeline;
  readonly until: string;
  readonly spec: TimelineSpec;
  /** Key of the series whose passages are shown. */
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
  readonly events: readonly TimelineEvent[];
  readonly warnings: readonly TimelineWarning[];
  readonly statements: readonly RuleStatement[];
  readonly warning: string | undefined;
  readonly brush: { readonly from: number; readonly to: number } | undefined;
  readonly onBrush: (range: { from: number; to: number } | undefined) => void;
  readonly onEvent: (event: TimelineEvent, at: { x: number; y: number }, menu: boolean) => void;
  readonly onWarning: (warning: TimelineWarning) => void;
}

const height = 156;
/** A trend is named where at most one in twenty such discoveries is false. */
const trendRate = 0.05;

/** One small chart below another, a series each, on one scale of net sentiment and one brush. */
export function Multiples(props: MultiplesProps) {
  const { width, timeline, until, spec, selected, warnings } = props;
  const t = useT();
  const format = useFormat();
  const places = timeline.series.map((series, place) => ({ series, name: seriesName(series, spec, t), figures: seriesFigures(timeline, spec.denominator, place) }));
  const reference = places.find(({ series }) => series.kind === 'reference');
  const own = places.filter(({ series }) => series.kind !== 'reference');
  const scaleLines = own.map(({ figures }) => figures);
  return (
    <>
      {own.map(({ series, name, figures }) => {
        const [, negative, neutral, positive, mixed] = series.labels;
        const messages = series.labels.reduce((sum, count) => sum + count, 0);
        const { trend } = series;
        return (
          <div key={series.key} className={styles.multiple} role="group" aria-label={name}>
            <button type="button" className={styles.multipleHead} aria-pressed={series.key === selected} onClick={() => props.onSelect(series.key)}>
              <span className={styles.multipleName}>{name}</span>
              <span className={styles.facts}>
                {t('timeline.multiple.facts', {
                  count: messages,
                  messages: format.number(messages),
                  base: format.number(baseOf({ negative, neutral, positive, mixed }, spec.denominator)),
                  denominator: t(`timeline.denominator.${spec.denominator}.n`),
                })}
              </span>
              {trend !== null && trend.rate <= trendRate && (
                <span className={styles.facts} title={t('timeline.trend.title')}>
                  {t(trend.tau > 0 ? 'timeline.trend.up' : 'timeline.trend.down', { tau: format.signed(trend.tau), rate: trend.rate < 0.001 ? '0.001' : trend.rate.toFixed(3) })}
                </span>
              )}
              <span className={styles.grow} />
              {series.net !== null && <SentimentGlyph value={series.net} text={format.signed(series.net)} />}
            </button>
            <TimelineChart
              compact
              width={width}
              height={height}
              days={timeline.days}
              until={until}
              bucket={spec.bucket}
              denominator={spec.denominator}
              main={{ key: series.key, name, color: 'var(--accent)', figures }}
              reference={reference === undefined ? undefined : { key: 'reference', name: reference.name, color: 'var(--fg-muted)', figures: reference.figures }}
              scaleLines={scaleLines}
              events={props.events}
              warnings={warnings.filter((warning) => warning.series === series.key)}
              statements={props.statements}
              warning={props.warning}
              brush={props.brush}
              onBrush={(range) => {
                props.onSelect(series.key);
                props.onBrush(range);
              }}
              onEvent={props.onEvent}
              onWarning={props.onWarning}
            />
          </div>
        );
      })}
    </>
  );
}
