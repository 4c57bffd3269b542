import { memo } from 'react';
import { linePath, bandPath, segmentPath, type Point } from '#renderer/base/charts/paths.ts';
import { fitText } from '#renderer/base/charts/text-width.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import type { ChartLayout } from './chart-layout.ts';
import type { ChartSeries } from './chart-series.ts';
import { spreadNames } from './place-labels.ts';
import styles from './chart.module.css';

/** Px between buckets from which each one has its dot. */
const dotRoom = 5;
const fontSize = 12;

/** The lines for each value of net sentiment; zero is stronger. */
export const NetGrid = memo(function NetGrid({ layout }: { readonly layout: ChartLayout }) {
  const { net, left, right } = layout;
  const decimals = net.ticks.some((tick) => Math.abs(tick * 10 - Math.round(tick * 10)) > 1e-9) ? 2 : 1;
  return (
    <g>
      {net.ticks.map((tick) => {
        const y = Math.round(net.at(tick)) + 0.5;
        const text = tick === 0 ? '0' : `${tick > 0 ? '+' : '\u2212'}${Math.abs(tick).toFixed(decimals)}`;
        return (
          <g key={tick}>
            <line className={tick === 0 ? styles.zero : styles.grid} x1={left} x2={right} y1={y} y2={y} />
            <text className={styles.end} x={left - 8} y={y + 4}>{text}</text>
          </g>
        );
      })}
    </g>
  );
});

export interface NetLinesProps {
  readonly layout: ChartLayout;
  readonly main: ChartSeries;
  readonly reference: ChartSeries | undefined;
  /** Unique in the page: names the clip. */
  readonly id: string;
}

/** Net sentiment with its 95% interval, what rests on little hollow and joined by dashes, and the reference beside it. */
export const NetLines = memo(function NetLines({ layout, main, reference, id }: NetLinesProps) {
  const format = useFormat();
  const { left, right, top, bottom, net, step } = layout;
  const { figures, color } = main;
  const points = pointsOf(layout, figures.map((bucket) => bucket.net));
  const isSmall = (bucket: number): boolean => figures[bucket]?.small === true;
  const dashed = (first: number): boolean => isSmall(first) || isSmall(first + 1);
  const named = [main, ...(reference === undefined ? [] : [reference])].flatMap((series) => {
    const last = series.figures.findLast((bucket) => !Number.isNaN(bucket.net));
    return last === undefined ? [] : [{ series, net: last.net }];
  });
  const heights = spreadNames(named.map((line) => net.at(line.net) + 4), top + 10, bottom);
  return (
    <g style={{ '--c': color }}>
      <clipPath id={id}>
        <rect x={left} y={top - 6} width={right - left} height={bottom - top + 12} />
      </clipPath>
      <g clipPath={`url(#${id})`}>
        <path className={styles.band} d={bandPath(pointsOf(layout, figures.map(({ low }) => low)), pointsOf(layout, figures.map(({ high }) => high)))} />
        {reference !== undefined && <path className={styles.reference} d={linePath(pointsOf(layout, reference.figures.map((bucket) => bucket.net)))} />}
        <path className={styles.dashed} d={segmentPath(points, dashed)} />
        <path className={styles.line} d={segmentPath(points, (first) => !dashed(first))} />
        {points.map((point, bucket) => {
          const small = isSmall(bucket);
          const alone = Number.isNaN(points[bucket - 1]?.y ?? Number.NaN) && Number.isNaN(points[bucket + 1]?.y ?? Number.NaN);
          if (Number.isNaN(point.y) || (step < dotRoom && !alone)) return null;
          return <circle key={point.x} className={small ? styles.hollow : styles.dot} cx={round(point.x)} cy={round(point.y)} r={small ? 2.6 : 1.9} />;
        })}
      </g>
      {named.map(({ series, net: value }, index) => (
        <text key={series.key} className={series === main ? styles.name : undefined} x={right + 8} y={round(heights[index] ?? 0)}>
          {fitText(series.name, fontSize, layout.width - right - 8 - 44)} {format.signed(value)}
        </text>
      ))}
    </g>
  );
});

function pointsOf(layout: ChartLayout, values: readonly number[]): Point[] {
  return values.map((value, bucket) => ({ x: layout.center(bucket), y: layout.net.at(value) }));
}

const round = (value: number): number => Math.round(value * 10) / 10;
