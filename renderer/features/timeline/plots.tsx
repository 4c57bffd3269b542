import type { Ref } from 'react';
import type { Timeline, TimelineEvent, TimelineWarning } from '#shared/contracts/timeline.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { TimelineChart } from './chart/timeline-chart.tsx';
import { Multiples } from './multiples.tsx';
import { seriesName } from './series-names.ts';
import { brushedPlaces, seriesFigures } from './timeline-model.ts';
import type { TimelineParams } from './timeline-params.ts';
import type { Size } from './use-size.ts';
import type { TimelineData } from './use-timeline.ts';

export interface PlotsProps {
  readonly size: Size;
  readonly timeline: Timeline;
  readonly until: string;
  readonly params: TimelineParams;
  readonly data: Pick<TimelineData, 'warnings' | 'statements' | 'events'>;
  readonly warning: string | undefined;
  readonly drawing: Ref<SVGSVGElement>;
  readonly onBrush: (range: { from: number; to: number } | undefined) => void;
  readonly onSeries: (key: string) => void;
  readonly onEvent: (event: TimelineEvent, at: { x: number; y: number }, menu: boolean) => void;
  readonly onWarning: (warning: TimelineWarning) => void;
}

/** One chart, or one below another where the timeline is split. */
export function Plots({ size, timeline, until, params, data, warning, drawing, onBrush, onSeries, onEvent, onWarning }: PlotsProps) {
  const t = useT();
  const { spec } = params;
  const brush = brushedPlaces(timeline.days, params.brush);
  const [main] = timeline.series;
  const shared = { until, events: data.events, warnings: data.warnings, statements: data.statements, warning, brush, onBrush, onEvent, onWarning };
  if (spec.split !== null) {
    return <Multiples {...shared} width={size.width} timeline={timeline} spec={spec} selected={params.series ?? main?.key} onSelect={onSeries} />;
  }
  if (main === undefined) return null;
  const reference = timeline.series[1];
  return (
    <TimelineChart
      {...shared}
      width={size.width}
      height={size.height}
      days={timeline.days}
      bucket={spec.bucket}
      denominator={spec.denominator}
      main={{ key: main.key, name: seriesName(main, spec, t), color: 'var(--accent)', figures: seriesFigures(timeline, spec.denominator, 0) }}
      reference={
        reference === undefined
          ? undefined
          : { key: reference.key, name: seriesName(reference, spec, t), color: 'var(--fg-muted)', figures: seriesFigures(timeline, spec.denominator, 1) }
      }
      drawing={drawing}
    />
  );
}
