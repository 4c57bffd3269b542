import type { ReactNode } from 'react';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import type { BucketFigures } from '../timeline-model.ts';
import type { ChartLayout } from './chart-layout.ts';
import styles from './chart.module.css';

export interface VolumePlotProps {
  readonly layout: ChartLayout;
  readonly figures: readonly BucketFigures[];
  /** Buckets outside of it fade. */
  readonly brush: { readonly from: number; readonly to: number } | undefined;
  /** What stands beside the plot: what is counted, and the peak. */
  readonly notes: readonly string[];
}

/** Messages of each bucket: negative at the base, where it is read on a flat line, then neutral and mixed, positive, not scored. */
export function VolumePlot({ layout, figures, brush, notes }: VolumePlotProps) {
  const format = useFormat();
  const { left, right, volume, volumeBottom, volumeTop, step } = layout;
  const barWidth = Math.max(1, Math.min(40, step * 0.77));
  const base = volume.at(0);
  return (
    <g>
      {volume.ticks.map((tick) => {
        const y = Math.round(volume.at(tick)) + 0.5;
        return (
          <g key={tick}>
            <line className={tick === 0 ? styles.zero : styles.grid} x1={left} x2={right} y1={y} y2={y} />
            <text className={styles.end} x={left - 8} y={y + 4}>{format.number(tick)}</text>
          </g>
        );
      })}
      {figures.map((bucket, place) => {
        if (bucket.messages === 0) return null;
        const x = layout.center(place) - barWidth / 2;
        const faded = brush !== undefined && (place < brush.from || place > brush.to);
        return (
          // eslint-disable-next-line react/no-array-index-key -- a bucket is its place
          <g key={place} className={faded ? styles.faded : undefined}>
            {stack(bucket).map(({ kind, from, to }) => bar(kind, x, barWidth, base - volume.at(from), base - volume.at(to), base))}
          </g>
        );
      })}
      {notes.map((note, line) => (
        <text key={note} x={right + 8} y={volumeTop + 10 + line * 18}>{note}</text>
      ))}
      <line className={styles.zero} x1={left} x2={right} y1={volumeBottom + 0.5} y2={volumeBottom + 0.5} />
    </g>
  );
}

const kinds = ['negative', 'neutral', 'positive', 'unscored'] as const;

/** The parts of a bar from the base up, as counts. */
function stack({ negative, neutral, mixed, positive, unscored }: BucketFigures): { kind: (typeof kinds)[number]; from: number; to: number }[] {
  let sum = 0;
  return kinds.flatMap((kind) => {
    const own = { negative, neutral: neutral + mixed, positive, unscored }[kind];
    const from = sum;
    sum += own;
    return own === 0 ? [] : [{ kind, from, to: sum }];
  });
}

function bar(kind: (typeof kinds)[number], x: number, width: number, from: number, to: number, base: number): ReactNode {
  const height = Math.max(0.5, to - from);
  const inset = kind === 'unscored' ? 0.5 : 0;
  return (
    <rect
      key={kind}
      className={styles[kind]}
      x={round(x + inset)}
      y={round(base - to + inset)}
      width={round(Math.max(0.5, width - inset * 2))}
      height={round(Math.max(0.5, height - inset * 2))}
    />
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
