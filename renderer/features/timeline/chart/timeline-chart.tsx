import { useId, useMemo, useState, type Ref } from 'react';
import type { NetDenominator, RuleStatement, TimelineBucket, TimelineEvent, TimelineWarning } from '#shared/contracts/timeline.ts';
import { textWidth } from '#renderer/base/charts/text-width.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useLanguage, useT } from '#renderer/platform/i18n/use-t.ts';
import { bucketText } from '../day-text.ts';
import { rangeText } from '../range-text.ts';
import { placeOf, sumFigures, type BucketFigures } from '../timeline-model.ts';
import { warningId, warningLines } from '../warning-text.ts';
import { EventMarks, placeEvents, WarningMarks, type ShownEvent, type ShownWarning } from './annotations.tsx';
import { layoutChart } from './chart-layout.ts';
import type { ChartSeries } from './chart-series.ts';
import { ChartTip } from './chart-tip.tsx';
import { DayAxis } from './day-axis.tsx';
import { MarkButtons } from './mark-buttons.tsx';
import { NetGrid, NetLines } from './net-plot.tsx';
import { RangeControl, type Draft } from './range-control.tsx';
import { VolumePlot } from './volume-plot.tsx';
import styles from './chart.module.css';

export interface TimelineChartProps {
  readonly width: number;
  readonly height: number;
  readonly days: readonly string[];
  readonly until: string;
  readonly bucket: TimelineBucket;
  readonly denominator: NetDenominator;
  readonly main: ChartSeries;
  readonly reference: ChartSeries | undefined;
  readonly events: readonly TimelineEvent[];
  readonly warnings: readonly TimelineWarning[];
  /** How often the rules are wrong. */
  readonly statements: readonly RuleStatement[];
  /** Id of the warning that the reader is on. */
  readonly warning: string | undefined;
  readonly brush: { readonly from: number; readonly to: number } | undefined;
  readonly onBrush: (range: { from: number; to: number } | undefined) => void;
  readonly onEvent: (event: TimelineEvent, at: { x: number; y: number }, menu: boolean) => void;
  readonly onWarning: (warning: TimelineWarning) => void;
  /** The drawing, for saving it as a picture. */
  readonly drawing?: Ref<SVGSVGElement>;
  /** One of several: without the names of events and the notes beside the volume. */
  readonly compact?: boolean;
  /** Lines that share the scale of net sentiment; its own unless given. */
  readonly scaleLines?: readonly (readonly BucketFigures[])[];
}

/** Net sentiment over volume, by bucket, with what happened and what is out of line, and a brush over both. */
export function TimelineChart(props: TimelineChartProps) {
  const { width, height, days, until, bucket, main, reference, brush, compact = false } = props;
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const id = useId();
  const [draft, setDraft] = useState<Draft | undefined>(undefined);
  const [hover, setHover] = useState<number | undefined>(undefined);
  const years = days[0]?.slice(0, 4) !== until.slice(0, 4);
  const dayName = (place: number): string => bucketText(days[place] ?? '', bucket, language, years && bucket !== 'month');

  const notes = useMemo(() => {
    if (compact) return [];
    const peak = main.figures.reduce((most, { messages }, place) => (messages > (main.figures[most]?.messages ?? -1) ? place : most), 0);
    return [
      t(`timeline.volume.${bucket}`),
      t('timeline.volume.peak', { messages: format.number(main.figures[peak]?.messages ?? 0), day: bucketText(days[peak] ?? '', bucket, language) }),
    ];
  }, [compact, main, days, bucket, t, format, language]);
  const flags = props.events.length > 0;
  const { scaleLines } = props;
  const layout = useMemo(() => {
    const names = [`${main.name} ${format.signed(-1)}`, ...(reference === undefined ? [] : [`${reference.name} ${format.signed(-1)}`]), ...notes];
    return layoutChart({
      width, height, buckets: days.length, compact, flags,
      most: main.figures.reduce((most, { messages }) => Math.max(most, messages), 0),
      lines: scaleLines ?? [main.figures, ...(reference === undefined ? [] : [reference.figures])],
      names: Math.min(width * 0.2, Math.max(...names.map((name) => textWidth(name, 12))) + 20),
    });
  }, [width, height, days, compact, flags, main, reference, scaleLines, notes, format]);

  const range = draft === undefined ? brush : { from: Math.min(draft.anchor, draft.head), to: Math.max(draft.anchor, draft.head) };
  const shownEvents = props.events.flatMap((event): ShownEvent[] => {
    if (event.to < (days[0] ?? '') || event.from > until) return [];
    const from = Math.max(0, placeOf(days, event.from));
    const to = Math.max(from, placeOf(days, event.to));
    return [{ event, from, to, text: `${bucketText(event.from, 'day', language)} ${event.title}`, current: brush?.from === from }];
  });
  const places = placeEvents(layout, shownEvents, compact);
  const noted = props.warning ?? (compact ? undefined : mostNotable(props.warnings));
  const shownWarnings = props.warnings.map((warning): ShownWarning => {
    const place = placeOf(days, warning.rule === 'change' ? warning.from : warning.peak);
    return {
      id: warningId(warning), rule: warning.rule, direction: warning.direction, bucket: place,
      net: main.figures[place]?.net ?? Number.NaN, messages: main.figures[place]?.messages ?? 0,
      lines: warningLines(warning, props.statements, bucket, { t, format, language }),
      current: warningId(warning) === noted,
    };
  });
  const cursor = draft?.head ?? hover;
  const x = (value: number): number => Math.round(value) + 0.5;
  return (
    <div className={styles.frame} style={{ width, height }}>
      <svg ref={props.drawing} className={styles.drawing} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <NetGrid layout={layout} />
        {range !== undefined && (
          <rect className={styles.brush} x={layout.edge(range.from)} y={layout.top} width={layout.edge(range.to + 1) - layout.edge(range.from)} height={layout.volumeBottom - layout.top} />
        )}
        <VolumePlot layout={layout} figures={main.figures} brush={range} notes={notes} />
        <NetLines layout={layout} main={main} reference={reference} id={`${id}clip`} />
        {cursor !== undefined && <line className={styles.cursor} x1={x(layout.center(cursor))} x2={x(layout.center(cursor))} y1={layout.top} y2={layout.volumeBottom} />}
        <EventMarks layout={layout} places={places} />
        {range !== undefined && [layout.edge(range.from), layout.edge(range.to + 1)].map((edge) => (
          <g key={edge}>
            <line className={styles.brushEdge} x1={edge} x2={edge} y1={layout.top} y2={layout.volumeBottom} />
            <rect className={styles.grip} x={edge - 3} y={(layout.top + layout.bottom) / 2 - 11} width={6} height={22} rx={2} />
          </g>
        ))}
        <WarningMarks layout={layout} warnings={shownWarnings} />
        <DayAxis layout={layout} days={days} bucket={bucket} years={years} first={range?.from} />
      </svg>
      <RangeControl
        layout={layout}
        buckets={days.length}
        brush={brush}
        draft={draft}
        label={t('timeline.range', { series: main.name })}
        valueText={describeRange()}
        onDraft={setDraft}
        onBrush={(next) => {
          setDraft(undefined);
          props.onBrush(next);
        }}
        onHover={setHover}
      />
      <MarkButtons layout={layout} places={places} shown={shownWarnings} warnings={props.warnings} onEvent={props.onEvent} onWarning={props.onWarning} />
      {cursor !== undefined && main.figures[cursor] !== undefined && (
        <ChartTip layout={layout} bucket={cursor} day={dayName(cursor)} figures={main.figures[cursor]} denominator={props.denominator} />
      )}
    </div>
  );

  function describeRange(): string {
    if (range === undefined) return t('timeline.range.none');
    const sum = sumFigures(main.figures, range.from, range.to);
    return t(draft === undefined ? 'timeline.range.value' : 'timeline.range.pending', {
      range: rangeText(days, until, range, language, t),
      count: sum.messages,
      messages: format.number(sum.messages),
      net: sum.net === null ? t('timeline.none') : format.signed(sum.net),
    });
  }
}

/** The warning whose words stand in the chart while the reader is on none: the lowest outlier, else the deepest fall. */
function mostNotable(warnings: readonly TimelineWarning[]): string | undefined {
  const lowest = (some: readonly TimelineWarning[]): TimelineWarning | undefined => some.toSorted((left, right) => (left.net ?? 0) - (right.net ?? 0))[0];
  const chosen = lowest(warnings.filter(({ rule }) => rule === 'extreme')) ?? lowest(warnings.filter(({ rule, direction }) => rule === 'change' && direction === 'down')) ?? warnings[0];
  return chosen === undefined ? undefined : warningId(chosen);
}
