import { extremeDeviates } from '../extreme-deviates.ts';
import { quantileOfSorted } from '../quantile.ts';
import type { WatchedSeries } from './watched-series.ts';

/** A bucket that is out of line, with its distance in standard deviations, below zero where it is too low. */
export interface Deviation {
  readonly bucket: number;
  readonly deviations: number;
}

export interface ExtremesOptions {
  readonly alpha: number;
  /** Largest share of buckets that can be out of line. */
  readonly mostShare: number;
  /** Buckets, odd, whose median is the level that a bucket is held against. */
  readonly levelSpan: number;
}

/**
 * Seasonal-hybrid ESD on a series without its season: the generalised ESD test with median and median absolute
 * deviation, on distances from a level that moves in steps and not with single buckets. The original holds values
 * against medians of fixed stretches (O. Vallis, J. Hochenbaum and A. Kejariwal, A Novel Technique for Long-Term Anomaly
 * Detection in the Cloud, 2014); a running median does the same without borders that cut an event in two.
 */
export function findExtremes(series: WatchedSeries, { alpha, mostShare, levelSpan }: ExtremesOptions): Deviation[] {
  const { values, weights } = series;
  const distances = values.map((value, bucket) => {
    const weight = weights[bucket] ?? 0;
    return weight > 0 ? (value - levelAt(series, bucket, levelSpan)) * Math.sqrt(weight) : Number.NaN;
  });
  const known = distances.reduce((count, distance) => (Number.isNaN(distance) ? count : count + 1), 0);
  const most = Math.floor(known * mostShare);
  return extremeDeviates(distances, { alpha, most, robust: true, leastSpread: 1 }).map(({ index, deviate }) => ({
    bucket: index,
    deviations: Math.sign(distances[index] ?? 0) * deviate,
  }));
}

/** The median around a bucket, over a window that shifts inwards at the ends. */
function levelAt({ values, weights }: WatchedSeries, bucket: number, span: number): number {
  const half = span >> 1;
  const from = Math.max(0, Math.min(bucket - half, values.length - span));
  const near: number[] = [];
  for (let other = from; other < Math.min(values.length, from + span); other++) {
    if ((weights[other] ?? 0) > 0) near.push(values[other] ?? 0);
  }
  return quantileOfSorted(Float64Array.from(near).sort(), 0.5);
}
