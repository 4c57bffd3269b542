import { ewmaLimit, type EwmaChart } from '../ewma.ts';
import { normalOfStudent } from '../student.ts';
import type { WatchedSeries } from './watched-series.ts';

export interface AverageSignal {
  /** The bucket in which the average crosses its limit. */
  readonly bucket: number;
  /** Where the average last left its middle: the likely beginning. */
  readonly since: number;
  readonly direction: 'up' | 'down';
}

/**
 * The EWMA chart on a series whose level nobody stated: each bucket is held against the mean of all earlier ones since
 * the last signal, and its t value turned into the normal value that is as far out. In a quiet series these are
 * independent and standard normal whatever the level and the scatter (C. P. Quesenberry, SPC Q Charts for Start-Up
 * Processes, Journal of Quality Technology 23, 1991; here with weights), so that the chart keeps its run length without
 * a period set aside to learn from. After a signal it starts anew from the buckets that follow.
 */
export function followAverage({ values, weights }: WatchedSeries, chart: EwmaChart, warmUp: number): AverageSignal[] {
  const limit = ewmaLimit(chart);
  const signals: AverageSignal[] = [];
  let [known, total, mean, squares, average, since] = [0, 0, 0, 0, 0, 0];
  for (let bucket = 0; bucket < values.length; bucket++) {
    const weight = weights[bucket] ?? 0;
    if (!(weight > 0)) continue;
    const value = values[bucket] ?? 0;
    if (known >= warmUp) {
      // Counting noise is the least that buckets differ by; less is chance.
      const scatter = Math.max(1, squares / (known - 1));
      const before = average;
      average += chart.lambda * (normalOfStudent((value - mean) / Math.sqrt(scatter * (1 / weight + 1 / total)), known - 1) - average);
      if (Math.sign(before) !== Math.sign(average)) since = bucket;
      if (Math.abs(average) > limit) {
        signals.push({ bucket, since, direction: average > 0 ? 'up' : 'down' });
        [known, total, mean, squares, average] = [0, 0, 0, 0, 0];
        continue;
      }
    }
    known++;
    total += weight;
    const step = value - mean;
    mean += (weight * step) / total;
    squares += weight * step * (value - mean);
  }
  return signals;
}
