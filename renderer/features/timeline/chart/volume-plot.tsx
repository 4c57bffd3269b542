import { memo, useMemo } from 'react';
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

const kinds = ['negative', 'neutral', 'positive', 'unscored'] as const;
type Kind = (typeof kinds)[number];

/** Messages of each bucket: negative at the base, where it is read on a flat line, then neutral and mixed, positive, not scored. */
export const VolumePlot = memo(function VolumePlot({ layout, figures, brush, notes }: VolumePlotProps) {
  const format = useFormat();
  const { left, right, volume, volumeBottom, volumeTop } = layout;
  // A path for all bars of a kind: thousands of buckets are a handful of elements.
  const whole = useMemo(() => barPaths(layout, figures, () => true), [layout, figures]);
  const [from, to] = [brush?.from, brush?.to];
  const inside = useMemo(
    () => (from === undefined || to === undefined ? undefined : barPaths(layout, figures, (place) => place >= from && place <= to)),
    [layout, figures, from, to],
  );
  const outside = useMemo(
    () => (from === undefined || to === undefined ? undefined : barPaths(layout, figures, (place) => place < from || place > to)),
    [layout, figures, from, to],
  );
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
      {outside !== undefined && <Bars paths={outside} faded />}
      <Bars paths={inside ?? whole} />
      {notes.map((note, line) => (
        <text key={note} x={right + 8} y={volumeTop + 10 + line * 18}>{note}</text>
      ))}
      <line className={styles.zero} x1={left} x2={right} y1={volumeBottom + 0.5} y2={volumeBottom + 0.5} />
    </g>
  );
});

function Bars({ paths, faded }: { readonly paths: Readonly<Record<Kind, string>>; readonly faded?: boolean }) {
  return <g className={faded === true ? styles.faded : undefined}>{kinds.map((kind) => paths[kind] !== '' && <path key={kind} className={styles[kind]} d={paths[kind]} />)}</g>;
}

/** The bars of the wanted buckets, a path for each kind of message. */
function barPaths({ volume, step, center }: ChartLayout, figures: readonly BucketFigures[], wanted: (place: number) => boolean): Record<Kind, string> {
  const paths: Record<Kind, string> = { negative: '', neutral: '', positive: '', unscored: '' };
  const width = Math.max(1, Math.min(40, step * 0.77));
  for (const [place, { negative, neutral, mixed, positive, unscored }] of figures.entries()) {
    if (!wanted(place)) continue;
    const x = center(place) - width / 2;
    let sum = 0;
    for (const [kind, own] of [['negative', negative], ['neutral', neutral + mixed], ['positive', positive], ['unscored', unscored]] as const) {
      if (own === 0) continue;
      const base = volume.at(sum);
      sum += own;
      const height = Math.max(0.5, base - volume.at(sum));
      paths[kind] += `M${round(x)} ${round(base)}h${round(width)}v${round(-height)}h${round(-width)}z`;
    }
  }
  return paths;
}

const round = (value: number): number => Math.round(value * 10) / 10;
