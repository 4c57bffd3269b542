import type { BucketFigures } from '../timeline-model.ts';

/** A line to draw. */
export interface ChartSeries {
  readonly key: string;
  readonly name: string;
  /** A CSS colour. */
  readonly color: string;
  readonly figures: readonly BucketFigures[];
}
