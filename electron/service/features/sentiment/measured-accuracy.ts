import type { Estimate, SentimentSample } from '#shared/contracts/sentiment.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { measureSample } from './measure-sample.ts';
import { listSamples } from './sample-rows.ts';

/** How well the present model did on this project, as an export's manifest states it. */
export interface MeasuredAccuracy {
  readonly sample: number;
  readonly model: string;
  readonly n: number;
  readonly accuracy: Estimate;
  readonly macroF1: Estimate;
}

/** By the sample of which most was labelled blind, the newest of several; null where there is none. */
export function measuredAccuracy(db: ReadableDatabase): MeasuredAccuracy | null {
  const labels = ({ labelled }: SentimentSample) => labelled.reduce((most, { messages }) => Math.max(most, messages), 0);
  const [fullest] = listSamples(db).toSorted((left, right) => labels(right) - labels(left));
  if (fullest === undefined) return null;
  const { sample, model, n, accuracy, macroF1 } = measureSample(db, fullest.id, null, null);
  return n === 0 ? null : { sample, model, n, accuracy, macroF1 };
}
