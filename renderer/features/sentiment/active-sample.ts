import type { SentimentLabel } from '#shared/contracts/sentiment.ts';

/** What commands may ask of the sample that is being labelled. */
export interface ActiveSample {
  /** Labels the message shown and goes to the next one. */
  label(label: SentimentLabel): void;
  /** Goes on without a word on the message shown. */
  skip(): void;
  move(step: 1 | -1): void;
}

let active: ActiveSample | undefined;

/** Called by the labelling view in front, at each render. */
export function publishSample(sample: ActiveSample): void {
  active = sample;
}

/** Called when the view goes to the back or closes. */
export function withdrawSample(sample: ActiveSample): void {
  if (active === sample) active = undefined;
}

/** The sample in front. */
export function activeSample(): ActiveSample | undefined {
  return active;
}
