import type { TimelineBucket } from '#shared/contracts/timeline.ts';
import { linearScale, type LinearScale } from '#renderer/base/charts/scale.ts';
import type { BucketFigures } from '../timeline-model.ts';

/** Where the parts of the chart are, in px of the drawing. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** The net sentiment plot. */
  readonly top: number;
  readonly bottom: number;
  /** The volume plot. */
  readonly volumeTop: number;
  readonly volumeBottom: number;
  readonly net: LinearScale;
  readonly volume: LinearScale;
  /** Width of one bucket. */
  readonly step: number;
  /** Middle of a bucket, its left edge, and the bucket under a px, clamped to those there are. */
  center(bucket: number): number;
  edge(bucket: number): number;
  bucketAt(x: number): number;
}

export interface LayoutInput {
  readonly width: number;
  readonly height: number;
  readonly buckets: number;
  /** Lines that must be seen whole. */
  readonly lines: readonly (readonly BucketFigures[])[];
  /** The most messages of a bucket. */
  readonly most: number;
  /** Room for names at the lines' ends. */
  readonly names: number;
  /** One of several, with less room for each part. */
  readonly compact: boolean;
  /** Whether names stand above the plot. */
  readonly flags: boolean;
}

/** Room above the plot for flags, between the plots, and below for days. */
const roomy = { left: 58, flags: 42, between: 22, days: 24, least: 44 };
const tight = { left: 58, flags: 14, between: 18, days: 22, least: 24 };
const volumeShare = 0.215;
/** The least stretch of net sentiment that is drawn. */
const leastSpan = 0.6;

/** Places everything. Net sentiment always shows zero, so that height means the same in every chart. */
export function layoutChart({ width, height, buckets, lines, most, names, compact, flags }: LayoutInput): ChartLayout {
  const space = compact ? tight : flags ? roomy : { ...roomy, flags: tight.flags };
  const left = space.left;
  const right = Math.max(left + 40, width - names);
  const volumeBottom = height - space.days;
  const volumeTop = volumeBottom - Math.max(space.least, Math.round((height - space.flags - space.days) * volumeShare));
  const [top, bottom] = [space.flags, volumeTop - space.between];
  const { low, high } = netRange(lines);
  const net = linearScale(low, high, bottom, top, compact ? 3 : 5, [1, 2, 3, 5]);
  const step = (right - left) / Math.max(1, buckets);
  return {
    width, height, left, right, top, bottom, volumeTop, volumeBottom, net,
    volume: linearScale(0, Math.max(1, most), volumeBottom, volumeTop, compact ? 1 : 2, [1, 2, 4, 5]),
    step,
    center: (bucket) => left + (bucket + 0.5) * step,
    edge: (bucket) => left + bucket * step,
    bucketAt: (x) => Math.min(buckets - 1, Math.max(0, Math.floor((x - left) / step))),
  };
}

/** From the lowest to the highest value with zero among them; the intervals of buckets that rest on enough as well. */
function netRange(lines: readonly (readonly BucketFigures[])[]): { low: number; high: number } {
  let [low, high] = [0, 0];
  for (const { net, low: from, high: to, small } of lines.flat()) {
    if (Number.isNaN(net)) continue;
    low = Math.min(low, small ? net : from);
    high = Math.max(high, small ? net : to);
  }
  const missing = Math.max(0, leastSpan - (high - low)) / 2;
  return { low: Math.max(-1, low - missing), high: Math.min(1, high + missing) };
}

/** Least px between two names of days. */
const dayRoom = 64;

type Starts = (day: string, place: number, number: number) => boolean;
const every = (stride: number): Starts => (_, place) => place % stride === 0;
/** Whole weeks since a Monday, so that every second one is the same whatever the first day. `number`: days since 1970. */
const everyWeek = (weeks: number): Starts => (_day, _place, number) => (number - 4) % (7 * weeks) === 0;
const inMonths = (...months: readonly string[]): Starts => (day) => day.endsWith('-01') && (months.length === 0 || months.includes(day.slice(5, 7)));

/** Which buckets may carry a name, from many to few. */
const levels: Readonly<Record<TimelineBucket, readonly Starts[]>> = {
  day: [every(1), everyWeek(1), everyWeek(2), inMonths(), inMonths('01', '04', '07', '10'), inMonths('01')],
  week: [every(1), every(2), every(4), every(13), every(26), every(52)],
  month: [every(1), inMonths('01', '04', '07', '10'), inMonths('01', '07'), inMonths('01')],
};

/** The buckets whose names stand under the chart: as many as there is room for, on Mondays, months or years, and the first. */
export function dayTicks(days: readonly string[], bucket: TimelineBucket, step: number): number[] {
  const all = days.map((_, place) => place);
  const first = Date.parse(`${days[0] ?? ''}T00:00:00Z`) / 86_400_000;
  for (const isStart of levels[bucket]) {
    const places = all.filter((place) => isStart(days[place] ?? '', place, first + place));
    const [earliest] = places;
    if (earliest === undefined || places.some((place, index) => index > 0 && (place - (places[index - 1] ?? 0)) * step < dayRoom)) continue;
    return earliest * step >= dayRoom * 0.75 ? [0, ...places] : places;
  }
  const stride = Math.ceil(dayRoom / step);
  return all.filter((place) => place % stride === 0);
}
