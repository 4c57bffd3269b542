/** A confidence interval, both ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The confidence of every interval the product shows, unless a caller says otherwise. */
export const defaultConfidence = 0.95;
