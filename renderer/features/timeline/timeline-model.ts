import { smallSample, type NetDenominator, type Timeline } from '#shared/contracts/timeline.ts';

/** One bucket of one series. */
export interface BucketFigures {
  readonly messages: number;
  readonly unscored: number;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly mixed: number;
  /** Messages in the denominator of net sentiment. */
  readonly base: number;
  /** NaN without a denominator. */
  readonly net: number;
  readonly low: number;
  readonly high: number;
  /** The denominator is below 30 and not nothing. */
  readonly small: boolean;
}

const labels = 5;

/** The figures of one bucket of one series, by their places. */
export function figuresAt(timeline: Timeline, denominator: NetDenominator, series: number, bucket: number): BucketFigures {
  const cell = series * timeline.days.length + bucket;
  const { counts, net, low, high } = timeline.columns;
  const [unscored = 0, negative = 0, neutral = 0, positive = 0, mixed = 0] = counts.subarray(cell * labels, cell * labels + labels);
  const base = baseOf({ negative, neutral, positive, mixed }, denominator);
  return {
    messages: unscored + negative + neutral + positive + mixed,
    unscored, negative, neutral, positive, mixed, base,
    net: net[cell] ?? Number.NaN,
    low: low[cell] ?? Number.NaN,
    high: high[cell] ?? Number.NaN,
    small: base > 0 && base < smallSample,
  };
}

/** Every bucket of one series. */
export function seriesFigures(timeline: Timeline, denominator: NetDenominator, series: number): BucketFigures[] {
  return timeline.days.map((_, bucket) => figuresAt(timeline, denominator, series, bucket));
}

export interface RangeFigures {
  readonly messages: number;
  readonly base: number;
  /** Null without a denominator. */
  readonly net: number | null;
}

/** Some buckets together; `to` is one of them. */
export function sumFigures(figures: readonly BucketFigures[], from: number, to: number): RangeFigures {
  let [messages, base, difference] = [0, 0, 0];
  for (const bucket of figures.slice(Math.max(0, from), to + 1)) {
    messages += bucket.messages;
    base += bucket.base;
    difference += bucket.positive - bucket.negative;
  }
  return { messages, base, net: base === 0 ? null : difference / base };
}

/** Messages in the denominator. */
export function baseOf(counts: { readonly negative: number; readonly neutral: number; readonly positive: number; readonly mixed: number }, denominator: NetDenominator): number {
  const polar = counts.positive + counts.negative;
  return denominator === 'polar' ? polar : polar + counts.neutral + counts.mixed;
}

/** The places of the buckets that a brush spans, clamped to those there are; undefined where it spans none of them. */
export function brushedPlaces(days: readonly string[], brush: { readonly from: string; readonly to: string } | undefined): { from: number; to: number } | undefined {
  if (brush === undefined || days.length === 0) return undefined;
  // A brush keeps days: after a change of bucket it spans the buckets that hold them.
  const from = placeOf(days, brush.from);
  const to = placeOf(days, brush.to);
  return to < 0 || from > to ? undefined : { from: Math.max(0, from), to };
}

/** The place of the bucket that holds a day: the last that begins on it or before; -1 before the first. */
export function placeOf(days: readonly string[], day: string): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
